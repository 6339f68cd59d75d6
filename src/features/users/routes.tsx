import { z } from 'zod';
import { dayOf } from '../../kernel/clock.ts';
import type { Refusal } from '../../kernel/result.ts';
import {
  emptyForm,
  formAfterRefusal,
  optionalText,
  parseForm,
  requiredText,
  type FormState,
} from '../../web/forms/index.ts';
import { page, redirect, refused, type Answer, type Asked, type StaffRoute } from '../../web/server/index.ts';
import { discardDraft, findDraft, type Draft } from '../sign-in/index.ts';
import { InvitationLinkPage } from './pages/invitation-link-page.tsx';
import { ListPage, usersUrl } from './pages/list-page.tsx';
import { proposalsPath } from './pages/paths.ts';
import { ProposalsPage } from './pages/proposals-page.tsx';
import { dayBoxes, membershipAnswers } from './pages/membership-fields.tsx';
import { NewUserPage, newUserForm } from './pages/new-user-page.tsx';
import { UserPage } from './pages/user-page.tsx';
import { addMembership } from './use-cases/add-membership.ts';
import { addUser } from './use-cases/add-user.ts';
import { decideProposal } from './use-cases/decide-proposal.ts';
import { disableUser } from './use-cases/disable-user.ts';
import { enableUser } from './use-cases/enable-user.ts';
import { endRole } from './use-cases/end-role.ts';
import { endUsersSession } from './use-cases/end-users-session.ts';
import { listPartnersToChoose } from './use-cases/list-partners-to-choose.ts';
import { listWaitingProposals } from './use-cases/list-waiting-proposals.ts';
import { listUsers } from './use-cases/list-users.ts';
import { openUser } from './use-cases/open-user.ts';
import { resetSignIn } from './use-cases/reset-sign-in.ts';

const section = 'users';
const asksASecond =
  'Asked for. Another administrator or data protection officer must agree before it holds, under “Waiting for a second person”.';
const back = { href: '/users', text: 'Back to the people who sign in' };
const newForm = '/users/new';
const roleForm = z.object({ ...membershipAnswers, insteadOf: optionalText({ max: 40 }) });
const disableForm = z.object({ reason: requiredText('Say why the account is disabled', { max: 500 }) });

async function showNew(asked: Asked, form: FormState, draft?: Draft): Promise<Answer> {
  const partners = await asked.perform(listPartnersToChoose, {});
  if (!partners.ok) return refused(partners.refusal);
  return page(
    'Add a person',
    <NewUserPage csrf={asked.csrf} form={form} partners={partners.value} draft={draft} />,
    { section, back, hasFaults: form.faults.length > 0 },
  );
}

async function showUser(asked: Asked, form: FormState): Promise<Answer> {
  const opened = await asked.perform(openUser, { userId: asked.params['id'] });
  if (!opened.ok) return refused(notFoundOr(opened.refusal));
  const withToday = {
    values: { ...dayBoxes('from', dayOf(asked.clock.now())), ...form.values },
    faults: form.faults,
  };
  return page(
    'Account',
    <UserPage
      {...opened.value}
      csrf={asked.csrf}
      form={withToday}
      isOwn={opened.value.user.id === asked.actor.userId}
    />,
    { section, back, wide: true, hasFaults: form.faults.length > 0 },
  );
}

/** An address with something that is no id in it leads nowhere. */
function notFoundOr(refusal: Refusal): Refusal {
  return refusal.kind === 'invalid' ? { ...refusal, kind: 'missing' } : refusal;
}

/** Shows the page again with what was wrong, or the refusal's own page when a form could not have put it right. */
function again(asked: Asked, refusal: Refusal): Promise<Answer> | Answer {
  return refusal.kind === 'refused' || refusal.kind === 'conflict'
    ? showUser(asked, formAfterRefusal(refusal, asked.body))
    : refused(notFoundOr(refusal));
}

export const routes: StaffRoute[] = [
  {
    method: 'GET',
    path: '/users',
    async answer({ query, perform }) {
      const state = usersUrl.read(query);
      const { q: words, ...rest } = state;
      const listed = await perform(listUsers, { words, ...rest });
      if (!listed.ok) return refused(listed.refusal);
      return page('People who sign in', <ListPage state={state} list={listed.value} />, {
        section,
        wide: true,
      });
    },
  },
  {
    method: 'GET',
    path: '/users/new',
    needs: addUser,
    async answer(asked) {
      const kept = await asked.perform(findDraft, { form: newForm });
      const draft = kept.ok ? kept.value : undefined;
      const values = { ...dayBoxes('from', dayOf(asked.clock.now())), ...draft?.answers };
      return showNew(asked, { values, faults: [] }, draft);
    },
  },
  {
    method: 'POST',
    path: '/users/new',
    async answer(asked) {
      const form = parseForm(newUserForm, asked.body);
      if (!form.ok) return showNew(asked, form);
      const added = await asked.perform(addUser, form.value);
      if (!added.ok)
        return added.refusal.kind === 'forbidden'
          ? refused(added.refusal)
          : showNew(asked, formAfterRefusal(added.refusal, asked.body));
      await asked.perform(discardDraft, { form: newForm });
      const { userId, invitation } = added.value;
      return page(
        'Added',
        <InvitationLinkPage
          title={`${form.value.name} is added`}
          link={asked.origin + invitation.path}
          hours={invitation.hours}
          userId={userId}
          isProposed={added.value.role === 'proposed'}
        />,
        { section, back },
      );
    },
  },
  {
    method: 'GET',
    path: proposalsPath,
    async answer({ perform, csrf, actor }) {
      const listed = await perform(listWaitingProposals, {});
      if (!listed.ok) return refused(listed.refusal);
      return page(
        'Waiting for a second person',
        <ProposalsPage proposals={listed.value} csrf={csrf} ownId={actor.userId} />,
        { section, ...(actor.role === 'administrator' ? { back } : {}) },
      );
    },
  },
  {
    method: 'POST',
    path: `${proposalsPath}/:id`,
    async answer({ params, body, perform, origin }) {
      const agreed = body['agreed'] === 'yes';
      const decided = await perform(decideProposal, { id: params['id'], agreed });
      if (!decided.ok) return refused(notFoundOr(decided.refusal));
      const { name, userId, invitation } = decided.value;
      if (invitation)
        return page(
          'Invited anew',
          <InvitationLinkPage
            title={`A new invitation for ${name}`}
            link={origin + invitation.path}
            hours={invitation.hours}
            userId={userId}
          />,
          { section, back },
        );
      return redirect(
        proposalsPath,
        agreed ? `Agreed: it holds for ${name} now.` : 'Not agreed: nothing changes.',
      );
    },
  },
  { method: 'GET', path: '/users/:id', answer: (asked) => showUser(asked, emptyForm) },
  {
    method: 'POST',
    path: '/users/:id/roles',
    async answer(asked) {
      const form = parseForm(roleForm, asked.body);
      if (!form.ok) return showUser(asked, form);
      const userId = asked.params['id'] ?? '';
      const given = await asked.perform(addMembership, { userId, ...form.value });
      if (!given.ok) return again(asked, given.refusal);
      return redirect(`/users/${userId}`, given.value === 'given' ? 'The role is given.' : asksASecond);
    },
  },
  {
    method: 'POST',
    path: '/users/:id/roles/end',
    async answer(asked) {
      const userId = asked.params['id'] ?? '';
      const ended = await asked.perform(endRole, { userId, membershipId: asked.body['membership'] });
      return ended.ok
        ? redirect(`/users/${userId}`, 'The role has ended, and so has what they saw through it.')
        : again(asked, ended.refusal);
    },
  },
  {
    method: 'POST',
    path: '/users/:id/sessions/end',
    async answer(asked) {
      const userId = asked.params['id'] ?? '';
      const ended = await asked.perform(endUsersSession, { userId, idHash: asked.body['session'] });
      return ended.ok ? redirect(`/users/${userId}`, 'The session has ended.') : again(asked, ended.refusal);
    },
  },
  {
    method: 'POST',
    path: '/users/:id/invite',
    async answer(asked) {
      const userId = asked.params['id'] ?? '';
      const invited = await asked.perform(resetSignIn, { userId });
      if (!invited.ok) return again(asked, invited.refusal);
      if (invited.value === 'proposed') return redirect(`/users/${userId}`, asksASecond);
      return page(
        'Invited anew',
        <InvitationLinkPage
          title="A new invitation"
          link={asked.origin + invited.value.path}
          hours={invited.value.hours}
          userId={userId}
        />,
        { section, back },
      );
    },
  },
  {
    method: 'POST',
    path: '/users/:id/disable',
    async answer(asked) {
      const form = parseForm(disableForm, asked.body);
      if (!form.ok) return showUser(asked, form);
      const userId = asked.params['id'] ?? '';
      const disabled = await asked.perform(disableUser, { userId, ...form.value });
      return disabled.ok
        ? redirect(`/users/${userId}`, 'The account is disabled, and every session of it has ended.')
        : again(asked, disabled.refusal);
    },
  },
  {
    method: 'POST',
    path: '/users/:id/enable',
    async answer(asked) {
      const userId = asked.params['id'] ?? '';
      const enabled = await asked.perform(enableUser, { userId });
      return enabled.ok
        ? redirect(`/users/${userId}`, 'The account is enabled again.')
        : again(asked, enabled.refusal);
    },
  },
];
