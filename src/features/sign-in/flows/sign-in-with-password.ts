import { createHmac } from 'node:crypto';
import { ok, type Result } from '../../../kernel/result.ts';
import { hashToken } from '../../../platform/session/index.ts';
import type { Arrival } from '../../../web/server/index.ts';
import { matchesPassword } from '../credentials/password-hash.ts';
import { judgePassword, type Judged } from '../use-cases/judge-password.ts';
import { tryAccount, type TriedAccount } from '../use-cases/try-account.ts';
import type { SignInParts } from './parts.ts';

export type PasswordAnswer = Judged | { kind: 'wait'; seconds: number };

/**
 * Ask leave, compare, judge. The slow comparison stands between two short transactions, so that a flood of tries holds
 * no connection to the database; the password itself never reaches a use-case.
 */
export async function signInWithPassword(
  parts: SignInParts,
  arrival: Arrival,
  typed: { email: string; password: string },
): Promise<Result<PasswordAnswer>> {
  const tried = await arrival.perform(tryAccount, whoIsTried(parts, arrival, typed.email, 'password'));
  if (!tried.ok) return tried;
  if (tried.value.kind === 'wait') return ok(tried.value);
  const { attemptId, credential } = tried.value;
  const isRight = await matchesPassword(credential?.passwordHash, typed.password);
  if (!isRight.ok) return isRight;
  return arrival.perform(judgePassword, {
    attemptId,
    credential,
    isRight: isRight.value,
    deviceName: arrival.deviceName,
  });
}

/** Account and network as keyed hashes: they can be counted, and a copy of the table tells nothing of who tried. */
export function whoIsTried(
  parts: SignInParts,
  arrival: Arrival,
  email: string,
  factor: TriedAccount['factor'],
): TriedAccount {
  const key = parts.secrets.key('throttle');
  const hash = (text: string) => createHmac('sha256', key).update(text).digest();
  return {
    factor,
    email: email.toLowerCase(),
    accountHash: hash(`account ${email.toLowerCase()}`),
    networkHash: hash(`network ${arrival.network}`),
    deviceHashes: arrival.deviceTokens.slice(0, mostDevices).map(hashToken),
  };
}

/** People who may share one browser (a desk in a police station) and all be known in it. */
export const mostDevices = 5;
