import { z } from 'zod';
import { emptyForm, parseForm, secret, type FormState } from '../../../web/forms/index.ts';
import { page, redirect, type Answer, type Arrival, type OpenRoute } from '../../../web/server/index.ts';
import { codeNow, secretFromWords } from '../credentials/authenticator.ts';
import { beginEnrolment, checkCode } from '../flows/check-code.ts';
import { land } from '../flows/land.ts';
import type { SignInParts } from '../flows/parts.ts';
import { CodePage } from '../pages/code-page.tsx';
import { EnrolPage } from '../pages/enrol-page.tsx';
import { fault, onward, optionsOf, waitFault } from './form-answers.ts';

const codeForm = z.object({ code: secret('Enter the code from your app', { max: 20 }) });

type Show = (arrival: Arrival, form: FormState, waitSeconds?: number) => Promise<Answer>;

export function secondFactorRoutes(parts: SignInParts): OpenRoute[] {
  const showCode: Show = async (arrival, form, waitSeconds) => {
    const words = parts.demonstration?.authenticator;
    const now = words === undefined ? undefined : codeNow(secretFromWords(words), arrival.clock.now());
    return page(
      'Enter your code',
      <CodePage csrf={arrival.csrf} form={form} codeNow={now} />,
      optionsOf(form, waitSeconds),
    );
  };
  const showEnrol: Show = async (arrival, form, waitSeconds) => {
    const enrolment = await beginEnrolment(parts, arrival);
    if (!enrolment.ok) return redirect('/sign-in?ended=session');
    return page(
      'Add your authenticator',
      <EnrolPage csrf={arrival.csrf} form={form} {...enrolment.value} />,
      optionsOf(form, waitSeconds),
    );
  };
  return [
    ...stageRoutes(parts, 'second-factor', '/sign-in/code', showCode),
    ...stageRoutes(parts, 'enrol', '/sign-in/enrol', showEnrol),
  ];
}

/** A mistyped code or two is anyone's; more of them after the right password is a reason to ask. */
const unsuspicious = 3;

function wrongCodesNotice(count: number): string | undefined {
  if (count <= unsuspicious) return undefined;
  return `Since you last signed in, ${count} wrong codes were given after your right password. If that was not you, change your password on your account page and tell your administrator.`;
}

function stageRoutes(
  parts: SignInParts,
  stage: 'second-factor' | 'enrol',
  path: string,
  show: Show,
): OpenRoute[] {
  return [
    {
      method: 'GET',
      path,
      access: 'signing-in',
      answer: async (arrival) =>
        arrival.session?.stage === stage ? show(arrival, emptyForm) : onward(arrival),
    },
    {
      method: 'POST',
      path,
      access: 'signing-in',
      perMinute: 120,
      async answer(arrival) {
        const typed = parseForm(codeForm, arrival.body);
        if (!typed.ok) return show(arrival, typed);
        const answer = await checkCode(parts, arrival, stage, typed.value.code);
        if (!answer.ok) return redirect('/sign-in?ended=session');
        switch (answer.value.kind) {
          case 'wait':
            return show(arrival, waitFault('code', answer.value.seconds), answer.value.seconds);
          case 'wrong':
            return show(
              arrival,
              fault('code', 'That code is not right, or has been used. Wait for the app to show a new one'),
            );
          case 'right':
            return land(arrival, {
              token: answer.value.token,
              rememberBrowser: true,
              notice: wrongCodesNotice(answer.value.wrongCodes),
            });
        }
      },
    },
  ];
}
