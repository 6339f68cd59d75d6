import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Arrival } from '../../../web/server/index.ts';
import {
  authenticatorUri,
  newAuthenticatorSecret,
  openSecret,
  sealSecret,
  secretInWords,
  stepOfCode,
} from '../credentials/authenticator.ts';
import { findAuthenticatorOfSession } from '../use-cases/find-authenticator.ts';
import { judgeCode, type JudgedCode } from '../use-cases/judge-code.ts';
import { tryAccount } from '../use-cases/try-account.ts';
import type { SignInParts } from './parts.ts';
import { whoIsTried } from './sign-in-with-password.ts';

export type CodeAnswer = JudgedCode | { kind: 'wait'; seconds: number };

/** Checks the code typed at one of the two stages that ask for one; tries are counted as for a password. */
export async function checkCode(
  parts: SignInParts,
  arrival: Arrival,
  stage: 'second-factor' | 'enrol',
  code: string,
): Promise<Result<CodeAnswer>> {
  const idHash = arrival.session?.idHash;
  if (idHash === undefined || arrival.session?.stage !== stage) return over();
  const found = await arrival.perform(findAuthenticatorOfSession, { idHash, stage });
  if (!found.ok) return found;
  const { person, sealed } = found.value;
  const tried = await arrival.perform(tryAccount, whoIsTried(parts, arrival, person.email, 'code'));
  if (!tried.ok) return tried;
  if (tried.value.kind === 'wait') return ok(tried.value);
  const secret = openSecret(parts.secrets.key('totp'), person.userId, sealed);
  return arrival.perform(judgeCode, {
    attemptId: tried.value.attemptId,
    idHash,
    stage,
    step: stepOfCode(secret, code, arrival.clock.now()),
  });
}

export interface Enrolment {
  name: string;
  /** For the QR code. */
  uri: string;
  /** For typing by hand. */
  words: string;
}

/** The authenticator a joiner is to add to their phone: made once, shown until a code from it is right. */
export async function beginEnrolment(parts: SignInParts, arrival: Arrival): Promise<Result<Enrolment>> {
  const { session } = arrival;
  if (session?.stage !== 'enrol') return over();
  const key = parts.secrets.key('totp');
  const fresh = { userId: session.userId, sealed: sealSecret(key, session.userId, newAuthenticatorSecret()) };
  const found = await arrival.perform(findAuthenticatorOfSession, {
    idHash: session.idHash,
    stage: 'enrol',
    fresh,
  });
  if (!found.ok) return found;
  const { person, sealed } = found.value;
  const secret = openSecret(key, person.userId, sealed);
  return ok({ name: person.name, uri: authenticatorUri(secret, person.email), words: secretInWords(secret) });
}

function over(): Result<never> {
  return refuse('missing', 'sign-in/over', 'It took too long to sign in. Begin again.');
}
