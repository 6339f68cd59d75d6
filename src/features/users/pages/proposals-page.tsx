import { roleTitle } from '../../../kernel/actor.ts';
import { Button } from '../../../web/components/index.ts';
import { countInWords, dayInWords, momentInWords } from '../../../web/formats.ts';
import { Form } from '../../../web/forms/index.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { EmptyState } from '../../../web/states.tsx';
import type { Proposal } from '../types.ts';
import { proposalsPath } from './paths.ts';
import { capital } from './user-words.tsx';

export interface ProposalsPageProps {
  proposals: readonly Proposal[];
  csrf: string;
  ownId: string;
}

/** What waits for a second person: who asked for what, and two buttons for anyone who is neither of them. */
export function ProposalsPage({ proposals, csrf, ownId }: ProposalsPageProps) {
  return (
    <>
      <PageHeading
        title="Waiting for a second person"
        lead={
          proposals.length === 0
            ? 'Nothing waits. Administrators and data protection officers are appointed by two people: one asks, another agrees.'
            : `${capital(countInWords(proposals.length, 'request'))}. Nobody agrees to what they asked for, nor to what is about themselves.`
        }
      />
      {proposals.length === 0 && <EmptyState title="Nothing waits" />}
      {proposals.map((proposal) => (
        <section class="cw-report">
          <h2 class="cw-report__title">{titleOf(proposal)}</h2>
          <p class="govuk-body">
            Asked for by {proposal.proposedBy}, {momentInWords(proposal.proposedAt)}.
          </p>
          {ownId === proposal.proposedById || ownId === proposal.userId ? (
            <p class="govuk-body">Someone else decides this.</p>
          ) : (
            <Form csrfToken={csrf} action={`${proposalsPath}/${proposal.id}`}>
              <div class="govuk-button-group">
                <Button name="agreed" value="yes">
                  Agree
                </Button>
                <Button name="agreed" value="no" secondary>
                  Do not agree
                </Button>
              </div>
            </Form>
          )}
        </section>
      ))}
    </>
  );
}

function titleOf({ name, membership }: Proposal): string {
  if (!membership) return `A new invitation for ${name}`;
  const { role, partnerName, from, until } = membership;
  return `${name} as ${roleTitle(role)} for ${partnerName}, from ${dayInWords(from)}${until ? ` to ${dayInWords(until)}` : ''}`;
}
