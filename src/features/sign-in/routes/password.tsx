import { z } from 'zod';
import { emailAddress, emptyForm, parseForm, secret, type FormState } from '../../../web/forms/index.ts';
import { page, redirect, refused, type Arrival, type OpenRoute } from '../../../web/server/index.ts';
import type { SignInParts } from '../flows/parts.ts';
import { signInWithPassword } from '../flows/sign-in-with-password.ts';
import { SignInPage } from '../pages/sign-in-page.tsx';
import { fault, optionsOf, waitFault } from './form-answers.ts';

const passwordForm = z.object({ email: emailAddress(), password: secret('Enter your password') });

export function passwordRoutes(parts: SignInParts): OpenRoute[] {
  const show = (arrival: Arrival, form: FormState, waitSeconds?: number) =>
    page(
      'Sign in to Commonweal',
      <SignInPage
        csrf={arrival.csrf}
        form={form}
        ended={arrival.query.get('ended') ?? undefined}
        hasOrganisation={parts.organisation !== undefined}
        people={parts.demonstration?.people ?? []}
      />,
      optionsOf(form, waitSeconds),
    );
  return [
    {
      method: 'GET',
      path: '/sign-in',
      access: 'anyone',
      answer: async (arrival) => show(arrival, emptyForm),
    },
    {
      method: 'POST',
      path: '/sign-in',
      access: 'anyone',
      perMinute: 120,
      async answer(arrival) {
        const typed = parseForm(passwordForm, arrival.body);
        if (!typed.ok) return show(arrival, typed);
        const { email } = typed.value;
        const answer = await signInWithPassword(parts, arrival, typed.value);
        if (!answer.ok) return refused(answer.refusal);
        switch (answer.value.kind) {
          case 'wait':
            return show(
              arrival,
              waitFault('password', answer.value.seconds, { email }),
              answer.value.seconds,
            );
          case 'wrong':
            return show(arrival, fault('password', 'The email address or password is not right', { email }));
          case 'second-factor':
            return redirect('/sign-in/code', undefined, { session: answer.value.token });
          case 'enrol':
            return redirect('/sign-in/enrol', undefined, { session: answer.value.token });
        }
      },
    },
  ];
}
