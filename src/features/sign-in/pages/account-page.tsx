import { roleTitle } from '../../../kernel/actor.ts';
import { Button, PasswordInput, Radios, Select, SummaryList, Tag } from '../../../web/components/index.ts';
import { momentInShort, momentInWords } from '../../../web/formats.ts';
import { FaultSummary, Form, field, secretField, type FormState } from '../../../web/forms/index.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { DataTable } from '../../../web/table/index.ts';
import type { OwnAccount } from '../use-cases/see-own-account.ts';
import { NewPasswordInput } from './invitation-page.tsx';

export interface AccountPageProps {
  csrf: string;
  account: OwnAccount;
  form: FormState;
  minimumLength: number;
}

export function AccountPage(props: AccountPageProps) {
  const { actor, purposes } = props.account;
  const purpose = purposes.find(({ code }) => code === actor.purpose);
  return (
    <>
      <FaultSummary form={props.form} />
      <PageHeading
        title="Your account"
        lead={`You act for ${actor.partnerName} as ${roleTitle(actor.role)}, to ${lowerFirst(purpose?.title ?? actor.purpose)}.`}
      />
      <SummaryList
        rows={[
          { key: 'Name', value: actor.name },
          { key: 'Role', value: capital(roleTitle(actor.role)) },
          { key: 'Partner', value: actor.partnerName },
          { key: 'Purpose', value: purpose?.title ?? actor.purpose },
        ]}
      />
      <p class="govuk-body">
        <a class="govuk-link" href="/account/trail">
          What you have looked at and changed
        </a>
      </p>
      <Purposes {...props} />
      <Memberships {...props} />
      <Sessions {...props} />
      <Drafts {...props} />
      {props.account.hasPassword && <Password {...props} />}
    </>
  );
}

function Purposes({ account, csrf, form }: AccountPageProps) {
  if (account.purposes.length < 2) return null;
  return (
    <Form csrfToken={csrf} action="/account/purpose">
      <Radios
        {...field(form, 'purpose')}
        value={account.actor.purpose}
        legend={{
          class: 'govuk-fieldset__legend--m',
          children: <h2 class="govuk-fieldset__heading">Why you are looking at records</h2>,
        }}
        hint="Partners share records for a purpose. What you can see changes with it, and it is in the audit."
        items={account.purposes.map((one) => ({ value: one.code, children: one.title, hint: one.help }))}
      />
      <Button secondary>Change the purpose</Button>
    </Form>
  );
}

function Memberships({ account, csrf, form }: AccountPageProps) {
  const { actor, memberships } = account;
  if (memberships.length < 2) return null;
  const present = memberships.find((one) => one.role === actor.role && one.partnerName === actor.partnerName);
  return (
    <Form csrfToken={csrf} action="/account/membership">
      <h2 class="govuk-heading-m">Whom you act for</h2>
      <Select
        {...field(form, 'membership')}
        value={present?.id}
        label="Partner and role"
        items={memberships.map((one) => ({
          value: one.id,
          text: `${one.partnerName}, as ${roleTitle(one.role)}`,
        }))}
      />
      <Button secondary>Change whom you act for</Button>
    </Form>
  );
}

function Sessions({ account, csrf }: AccountPageProps) {
  return (
    <section>
      <h2 class="govuk-heading-m">Where you are signed in</h2>
      <DataTable
        id="sessions"
        caption="Sessions"
        captionHidden
        rows={account.sessions}
        columns={[
          { key: 'device', header: 'Browser', cell: (row) => row.device },
          { key: 'started', header: 'Signed in', nowrap: true, cell: (row) => momentInShort(row.startedAt) },
          { key: 'seen', header: 'Last used', nowrap: true, cell: (row) => momentInShort(row.lastSeenAt) },
          {
            key: 'end',
            header: 'End it',
            cell: (row) =>
              row.idHash === account.actor.sessionId ? (
                <Tag>This one</Tag>
              ) : (
                <Form csrfToken={csrf} action="/account/sessions/end">
                  <input type="hidden" name="session" value={row.idHash} />
                  <Button secondary class="cw-row-button">
                    End
                    <span class="govuk-visually-hidden"> the session in {row.device}</span>
                  </Button>
                </Form>
              ),
          },
        ]}
      />
    </section>
  );
}

function Drafts({ account }: AccountPageProps) {
  if (account.drafts.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">What you were typing</h2>
      <ul class="govuk-list govuk-list--bullet">
        {account.drafts.map((draft) => (
          <li>
            <a class="govuk-link" href={draft.form}>
              {draft.form}
            </a>
            , kept {momentInWords(draft.savedAt)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Password({ csrf, form, minimumLength }: AccountPageProps) {
  return (
    <section>
      <h2 class="govuk-heading-m">Change your password</h2>
      <Form csrfToken={csrf} action="/account/password">
        <PasswordInput {...secretField(form, 'present')} label="Present password" />
        <NewPasswordInput form={form} minimumLength={minimumLength} />
        <Button secondary>Change the password</Button>
      </Form>
    </section>
  );
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
