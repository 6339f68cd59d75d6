import { Button, InsetText, WarningText } from '../../../web/components/index.ts';
import { countInWords } from '../../../web/formats.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { proposalsPath } from './paths.ts';

export interface InvitationLinkPageProps {
  /** Of the person, undefined when they were there before. */
  title: string;
  link: string;
  hours: number;
  userId: string;
  /** The role waits for a second person, and until then they act for nobody. */
  isProposed?: boolean;
}

/** The only time the link is shown. */
export function InvitationLinkPage(props: InvitationLinkPageProps) {
  return (
    <>
      <PageHeading
        title={props.title}
        lead={`Give them this link within ${countInWords(props.hours, 'hour')}. It works once.`}
      />
      <InsetText>
        <span class="cw-link-once">{props.link}</span>
      </InsetText>
      {props.isProposed && (
        <p class="govuk-body">
          Their role waits until another administrator or data protection officer agrees, under{' '}
          <a class="govuk-link" href={proposalsPath}>
            Waiting for a second person
          </a>
          .
        </p>
      )}
      <WarningText>
        It is not shown again and is kept nowhere. Whoever has it can set the password, so hand it to the
        person themselves.
      </WarningText>
      <Button href={`/users/${props.userId}`} secondary>
        Go to their account
      </Button>
    </>
  );
}
