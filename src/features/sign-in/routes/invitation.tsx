import { z } from 'zod';
import { hashToken } from '../../../platform/session/index.ts';
import { emptyForm, parseForm, secret, type FormState } from '../../../web/forms/index.ts';
import {
  page,
  redirect,
  refused,
  type Answer,
  type Arrival,
  type OpenRoute,
} from '../../../web/server/index.ts';
import { hashPassword } from '../credentials/password-hash.ts';
import { InvitationPage } from '../pages/invitation-page.tsx';
import { faultOfPassword } from '../rules/password.ts';
import { acceptInvitation } from '../use-cases/accept-invitation.ts';
import { findInvitation } from '../use-cases/find-invitation.ts';
import { fault, optionsOf } from './form-answers.ts';

const newPasswordForm = z.object({ password: secret('Enter a password') });

async function show(arrival: Arrival, form: FormState): Promise<Answer> {
  const invited = await arrival.perform(findInvitation, { tokenHash: tokenHashOf(arrival) });
  if (!invited.ok) return refused(invited.refusal);
  return page(
    'Set your password',
    <InvitationPage
      csrf={arrival.csrf}
      form={form}
      {...invited.value}
      minimumLength={arrival.policy.value<number>('sessions.password-minimum-length')}
    />,
    optionsOf(form),
  );
}

function tokenHashOf(arrival: Arrival): Buffer {
  return hashToken(arrival.params['token'] ?? '');
}

export const invitationRoutes: OpenRoute[] = [
  {
    method: 'GET',
    path: '/invitation/:token',
    access: 'anyone',
    perMinute: 60,
    answer: (arrival) => show(arrival, emptyForm),
  },
  {
    method: 'POST',
    path: '/invitation/:token',
    access: 'anyone',
    perMinute: 60,
    async answer(arrival) {
      const typed = parseForm(newPasswordForm, arrival.body);
      if (!typed.ok) return show(arrival, typed);
      const tokenHash = tokenHashOf(arrival);
      const invited = await arrival.perform(findInvitation, { tokenHash });
      if (!invited.ok) return refused(invited.refusal);
      const minimumLength = arrival.policy.value<number>('sessions.password-minimum-length');
      const weakness = faultOfPassword(typed.value.password, { ...invited.value, minimumLength });
      if (weakness) return show(arrival, fault('password', weakness));
      const hashed = await hashPassword(typed.value.password);
      if (!hashed.ok) return refused(hashed.refusal);
      const accepted = await arrival.perform(acceptInvitation, {
        tokenHash,
        passwordHash: hashed.value,
        deviceName: arrival.deviceName,
      });
      if (!accepted.ok) return refused(accepted.refusal);
      return redirect('/sign-in/enrol', undefined, { session: accepted.value.token });
    },
  },
];
