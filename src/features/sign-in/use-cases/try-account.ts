import { z } from 'zod';
import { ok } from '../../../kernel/result.ts';
import { useCase, type Policy } from '../../../kernel/use-case.ts';
import { secondsToWait, type ThrottleLimits } from '../rules/throttle.ts';
import {
  countAttempt,
  findCredential,
  isDeviceKnown,
  lockAccount,
  recentFailures,
  type Credential,
} from '../store.ts';

const bytes = z.instanceof(Buffer);

/** Who is being tried, and from where: keyed hashes, but for the address itself, which is looked up and not kept. */
export const triedAccount = z.object({
  email: z.string().max(320),
  accountHash: bytes,
  networkHash: bytes,
  deviceHashes: z.array(bytes).max(5),
  factor: z.enum(['password', 'code']),
});
export type TriedAccount = z.infer<typeof triedAccount>;

export type Tried =
  { kind: 'wait'; seconds: number } | { kind: 'try'; attemptId: string; credential: Credential | undefined };

/**
 * Asks leave to try a password or a code. The try counts as a failure until it is taken back, so that many at once are
 * all counted. An account that does not exist waits and counts like any other.
 */
export const tryAccount = useCase<TriedAccount, Tried>({
  name: 'sign-in.try',
  title: 'Try a password or a code',
  input: triedAccount,
  allow: { system: ['sign-in'] },
  async run({ db, policy, audit }, tried) {
    await lockAccount(db, tried.accountHash);
    const limits = throttleLimits(policy);
    const days = policy.value<number>('sessions.known-device-days');
    const isKnown = await isDeviceKnown(db, tried.email, tried.deviceHashes, days);
    const attempt = { ...tried, isDeviceKnown: isKnown };
    const recent = await recentFailures(db, attempt, limits.windowSeconds);
    const seconds = secondsToWait(recent, isKnown, limits);
    const credential = await findCredential(db, tried.email);
    if (credential) audit({ subjectKind: 'user', subjectId: credential.userId });
    if (seconds > 0) {
      audit({ facts: { answer: 'wait', seconds } });
      return ok({ kind: 'wait', seconds });
    }
    const attemptId = await countAttempt(db, attempt);
    return ok({ kind: 'try', attemptId, credential });
  },
});

function throttleLimits(policy: Policy): ThrottleLimits {
  return {
    failures: policy.value<number>('sessions.throttle-failures'),
    networkFailures: policy.value<number>('sessions.throttle-network-failures'),
    freeFailures: policy.value<number>('sessions.throttle-free-failures'),
    windowSeconds: policy.value<number>('sessions.throttle-minutes') * 60,
    codesADay: policy.value<number>('sessions.throttle-codes-a-day'),
  };
}
