import { z } from 'zod';
import {
  emptyForm,
  formAfterRefusal,
  parseForm,
  requiredText,
  secret,
  type FormState,
} from '../../../web/forms/index.ts';
import {
  page,
  redirect,
  refused,
  type Answer,
  type Asked,
  type StaffRoute,
} from '../../../web/server/index.ts';
import { hashPassword, matchesPassword } from '../credentials/password-hash.ts';
import { AccountPage } from '../pages/account-page.tsx';
import { faultOfPassword } from '../rules/password.ts';
import { changePurpose } from '../use-cases/change-purpose.ts';
import { endOwnSession } from '../use-cases/end-own-session.ts';
import { changeOwnPassword, findOwnPasswordHash } from '../use-cases/own-password.ts';
import { seeOwnAccount } from '../use-cases/see-own-account.ts';
import { fault, optionsOf } from './form-answers.ts';

const purposeForm = z.object({ purpose: requiredText('Choose a purpose', { max: 60 }) });
const membershipForm = z.object({ membership: requiredText('Choose whom you act for', { max: 40 }) });
const passwordForm = z.object({
  present: secret('Enter your present password'),
  password: secret('Enter a new password'),
});

async function show(asked: Asked, form: FormState): Promise<Answer> {
  const account = await asked.perform(seeOwnAccount, {});
  if (!account.ok) return refused(account.refusal);
  return page(
    'Your account',
    <AccountPage
      csrf={asked.csrf}
      account={account.value}
      form={form}
      minimumLength={asked.policy.value<number>('sessions.password-minimum-length')}
    />,
    optionsOf(form),
  );
}

async function change(asked: Asked, input: { membershipId?: string; purpose?: string }): Promise<Answer> {
  const changed = await asked.perform(changePurpose, input);
  if (!changed.ok) return show(asked, formAfterRefusal(changed.refusal, asked.body));
  return redirect('/account', 'Changed. What you see now follows from it.', { session: changed.value.token });
}

export const accountRoutes: StaffRoute[] = [
  { method: 'GET', path: '/account', answer: (asked) => show(asked, emptyForm) },
  {
    method: 'POST',
    path: '/account/purpose',
    async answer(asked) {
      const typed = parseForm(purposeForm, asked.body);
      return typed.ok ? change(asked, typed.value) : show(asked, typed);
    },
  },
  {
    method: 'POST',
    path: '/account/membership',
    async answer(asked) {
      const typed = parseForm(membershipForm, asked.body);
      return typed.ok ? change(asked, { membershipId: typed.value.membership }) : show(asked, typed);
    },
  },
  {
    method: 'POST',
    path: '/account/sessions/end',
    async answer(asked) {
      const ended = await asked.perform(endOwnSession, { idHash: asked.body['session'] });
      return ended.ok ? redirect('/account', 'The session has ended.') : refused(ended.refusal);
    },
  },
  {
    method: 'POST',
    path: '/account/password',
    perMinute: 10,
    async answer(asked) {
      const typed = parseForm(passwordForm, asked.body);
      if (!typed.ok) return show(asked, typed);
      const stored = await asked.perform(findOwnPasswordHash, {});
      if (!stored.ok) return refused(stored.refusal);
      const isRight = await matchesPassword(stored.value, typed.value.present);
      if (!isRight.ok) return refused(isRight.refusal);
      if (!isRight.value) return show(asked, fault('present', 'That is not your present password'));
      const weakness = faultOfPassword(typed.value.password, {
        email: '',
        name: asked.actor.name,
        minimumLength: asked.policy.value<number>('sessions.password-minimum-length'),
      });
      if (weakness) return show(asked, fault('password', weakness));
      const hashed = await hashPassword(typed.value.password);
      if (!hashed.ok) return refused(hashed.refusal);
      const changed = await asked.perform(changeOwnPassword, { passwordHash: hashed.value });
      if (!changed.ok) return refused(changed.refusal);
      return redirect('/account', 'Your password is changed, and your other sessions have ended.');
    },
  },
];
