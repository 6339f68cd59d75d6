import { page, refused, type Asked, type FreshFactor } from '../../web/server/index.ts';
import { refuse } from '../../kernel/result.ts';
import { emptyForm } from '../../web/forms/index.ts';
import { codeNow, openSecret, secretFromWords, stepOfCode } from './credentials/authenticator.ts';
import type { SignInParts } from './flows/parts.ts';
import { whoIsTried } from './flows/sign-in-with-password.ts';
import { FreshCodePage } from './pages/fresh-code-page.tsx';
import { fault, optionsOf, waitFault } from './routes/form-answers.ts';
import { confirmCode } from './use-cases/confirm-code.ts';
import { findAuthenticatorOfSession } from './use-cases/find-authenticator.ts';
import { tryAccount } from './use-cases/try-account.ts';

/**
 * Asks for a fresh code before a deed that needs one, and carries on with what was sent once it is given. Tries are counted
 * as at the sign-in. Who signed in through their own organisation signs in there again.
 */
export function freshFactor(parts: SignInParts): FreshFactor {
  return {
    async confirm(arrival, code) {
      const idHash = arrival.session?.idHash;
      if (idHash === undefined) return { kind: 'wrong' };
      const found = await arrival.perform(findAuthenticatorOfSession, { idHash, stage: 'open' });
      if (!found.ok) return { kind: 'wrong' };
      const { person, sealed } = found.value;
      const tried = await arrival.perform(tryAccount, whoIsTried(parts, arrival, person.email, 'code'));
      if (!tried.ok) return { kind: 'wrong' };
      if (tried.value.kind === 'wait') return tried.value;
      const secret = openSecret(parts.secrets.key('totp'), person.userId, sealed);
      const confirmed = await arrival.perform(confirmCode, {
        attemptId: tried.value.attemptId,
        idHash,
        step: stepOfCode(secret, code.replaceAll(/\s/g, ''), arrival.clock.now()),
      });
      return confirmed.ok && confirmed.value.isRight ? { kind: 'right' } : { kind: 'wrong' };
    },
    ask(asked: Asked, sent, judged) {
      if (asked.session.method === 'oidc') return refused(signInAgain);
      const form =
        judged?.kind === 'wait'
          ? waitFault('code', judged.seconds)
          : judged
            ? fault('code', 'That code is not right, or has been used. Wait for the app to show a new one')
            : emptyForm;
      const words = parts.demonstration?.authenticator;
      return page(
        'Enter a code to go on',
        <FreshCodePage
          csrf={asked.csrf}
          form={form}
          action={asked.url}
          sent={sent}
          minutes={asked.policy.value<number>('sessions.step-up-minutes')}
          codeNow={words === undefined ? undefined : codeNow(secretFromWords(words), asked.clock.now())}
        />,
        optionsOf(form, judged?.kind === 'wait' ? judged.seconds : undefined),
      );
    },
  };
}

const signInAgain = refuse(
  'forbidden',
  'sign-in/again',
  'This needs a sign-in of the last few minutes. Sign out, sign in through your organisation again, then do it.',
).refusal;
