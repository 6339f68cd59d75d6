import { roleTitle } from '../../../kernel/actor.ts';
import {
  Button,
  Details,
  InsetText,
  Select,
  SummaryList,
  Tag,
  Textarea,
} from '../../../web/components/index.ts';
import { dayInShort, momentInShort, momentInWords } from '../../../web/formats.ts';
import { FaultSummary, Form, field, type FormState } from '../../../web/forms/index.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { EmptyState } from '../../../web/states.tsx';
import { DataTable } from '../../../web/table/index.ts';
import type { OpenedUser } from '../use-cases/open-user.ts';
import { MembershipFields } from './membership-fields.tsx';
import { StateTag, capital } from './user-words.tsx';

export interface UserPageProps extends OpenedUser {
  csrf: string;
  /** Of whichever form was sent and refused. */
  form: FormState;
  /** It is the administrator's own account, which others change. */
  isOwn: boolean;
}

export function UserPage(props: UserPageProps) {
  const { user } = props;
  return (
    <>
      <FaultSummary form={props.form} />
      <PageHeading caption="Account" title={user.name} lead={<State {...props} />} />
      <SummaryList
        rows={[
          { key: 'State', value: <StateTag state={user.state} /> },
          { key: 'Email address', value: user.email },
          { key: 'Added', value: momentInWords(user.addedAt) },
          { key: 'Last seen', value: user.lastSeenAt ? momentInWords(user.lastSeenAt) : 'Never' },
        ]}
      />
      <Memberships {...props} />
      <Sessions {...props} />
      {props.isOwn ? (
        <InsetText>
          This is your own account: another administrator changes your role or disables it.
        </InsetText>
      ) : (
        <Changes {...props} />
      )}
    </>
  );
}

function State({ user }: UserPageProps) {
  if (user.disabledAt)
    return (
      <>
        Disabled {momentInWords(user.disabledAt)}: {user.disabledWhy}.
      </>
    );
  if (user.invitedUntil)
    return (
      <>
        Invited: the link works until {momentInWords(user.invitedUntil)}. Until they use it they cannot sign
        in.
      </>
    );
  return <>May sign in.</>;
}

function Memberships(props: UserPageProps) {
  return (
    <section>
      <h2 class="govuk-heading-m">For whom they act</h2>
      <DataTable
        id="memberships"
        caption="Memberships"
        captionHidden
        rows={props.memberships}
        empty={<EmptyState title="They act for nobody, so they cannot sign in" />}
        columns={[
          {
            key: 'partner',
            header: 'Partner',
            cell: (row) => (
              <a class="govuk-link" href={`/partners/${row.partnerCode}`}>
                {row.partnerName}
              </a>
            ),
          },
          { key: 'role', header: 'Role', cell: (row) => capital(roleTitle(row.role)) },
          { key: 'from', header: 'First day', nowrap: true, cell: (row) => dayInShort(row.from) },
          {
            key: 'until',
            header: 'Last day',
            nowrap: true,
            cell: (row) => (row.until ? dayInShort(row.until) : 'No end'),
          },
          {
            key: 'now',
            header: 'Today',
            cell: (row) => (row.isNow ? <Tag colour="green">Acts</Tag> : <Tag colour="grey">Not</Tag>),
          },
          {
            key: 'end',
            header: 'End it',
            cell: (row) =>
              row.isNow && !props.isOwn ? (
                <Form csrfToken={props.csrf} action={`/users/${props.user.id}/roles/end`}>
                  <input type="hidden" name="membership" value={row.id} />
                  <Button secondary class="cw-row-button">
                    End today
                    <span class="govuk-visually-hidden"> their role at {row.partnerName}</span>
                  </Button>
                </Form>
              ) : null,
          },
        ]}
      />
    </section>
  );
}

function Sessions(props: UserPageProps) {
  return (
    <section>
      <h2 class="govuk-heading-m">Where they are signed in</h2>
      <DataTable
        id="sessions"
        caption="Sessions"
        captionHidden
        rows={props.sessions}
        empty={<EmptyState title="Nowhere at this moment" />}
        columns={[
          { key: 'device', header: 'Browser', cell: (row) => row.device },
          { key: 'partner', header: 'Acting for', cell: (row) => row.partnerName ?? '' },
          { key: 'started', header: 'Signed in', nowrap: true, cell: (row) => momentInShort(row.startedAt) },
          { key: 'seen', header: 'Last used', nowrap: true, cell: (row) => momentInShort(row.lastSeenAt) },
          {
            key: 'end',
            header: 'End it',
            cell: (row) => (
              <Form csrfToken={props.csrf} action={`/users/${props.user.id}/sessions/end`}>
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

function Changes({ user, csrf, form, partners, memberships }: UserPageProps) {
  const present = memberships.filter((membership) => membership.isNow);
  if (user.state === 'disabled')
    return (
      <Form csrfToken={csrf} action={`/users/${user.id}/enable`}>
        <p class="govuk-body">Enabled again, they have the password and the roles they had.</p>
        <Button secondary>Enable the account again</Button>
      </Form>
    );
  return (
    <section class="cw-reading">
      <h2 class="govuk-heading-m">Change it</h2>
      <Details summary="Give them a role" open={form.faults.length > 0 && 'role' in form.values}>
        <Form csrfToken={csrf} action={`/users/${user.id}/roles`}>
          <MembershipFields form={form} partners={partners} />
          {present.length > 0 && (
            <Select
              label="Instead of"
              {...field(form, 'insteadOf')}
              items={[
                { value: '', text: 'Nothing: beside what they do now' },
                ...present.map((one) => ({
                  value: one.id,
                  text: `${capital(roleTitle(one.role))}, ${one.partnerName}, which ends the day before`,
                })),
              ]}
            />
          )}
          <Button>Give the role</Button>
        </Form>
      </Details>
      <Details summary="They lost their phone or password, or their invitation ran out">
        <Form csrfToken={csrf} action={`/users/${user.id}/invite`}>
          <p class="govuk-body">
            You get a new link for them. Their present password and phone open nothing from that moment, and
            their sessions end.
          </p>
          <Button>Invite them anew</Button>
        </Form>
      </Details>
      <Details summary="They have left" open={form.faults.length > 0 && 'reason' in form.values}>
        <Form csrfToken={csrf} action={`/users/${user.id}/disable`}>
          <p class="govuk-body">
            The account opens nothing from that moment. What they did stays in the audit under their name.
          </p>
          <Textarea label="Why" {...field(form, 'reason')} />
          <Button warning>Disable the account</Button>
        </Form>
      </Details>
    </section>
  );
}
