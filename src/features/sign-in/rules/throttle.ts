/** Recent failures, each as its age in seconds, newest first. */
export interface RecentFailures {
  /** Of this account, from browsers not known as its owner's. */
  ofAccount: readonly number[];
  /** Of any account, from this network, from browsers not known as their owners'. */
  ofNetwork: readonly number[];
  /** Of this account from this network, from unknown browsers, since it last succeeded there. */
  ofPair: readonly number[];
  /** Of this account, from browsers known as its owner's. */
  ofKnownDevice: readonly number[];
  /** Wrong codes after the right password, in a day, from browsers as known as the one that asks; none where a password is tried. */
  ofCodes: readonly number[];
}

export interface ThrottleLimits {
  /** Most failures of one account in the window. */
  failures: number;
  networkFailures: number;
  /** Failures of one account from one network before the wait begins to double. */
  freeFailures: number;
  windowSeconds: number;
  /** Most wrong codes of one account in a day. */
  codesADay: number;
}

const daySeconds = 86_400;

/**
 * Seconds until this account may be tried again from here; 0 when it may be now. Guessing is slowed and the account is
 * never locked: a browser its owner has signed in with counts only its own failures, however many strangers fail. Ten codes
 * in five minutes would be 2,880 a day, each right by chance once in 333,333 times (three codes of six figures hold at any
 * moment), so codes have a limit a day as well.
 *
 * @source Cyber Essentials requirements for IT infrastructure v3.3: no more than 10 guesses in 5 minutes; NIST SP 800-63B-4,
 *   §3.2.2 (a limit on consecutive failures, of 100 at most)
 * @example the fifth try after four failures from one network, the last a second ago, three being free: 2^1 − 1 → 1
 */
export function secondsToWait(
  recent: RecentFailures,
  isDeviceKnown: boolean,
  limits: ThrottleLimits,
): number {
  const codes = untilBelow(recent.ofCodes, limits.codesADay, daySeconds);
  const waits = isDeviceKnown
    ? [untilBelow(recent.ofKnownDevice, limits.failures, limits.windowSeconds)]
    : [
        untilBelow(recent.ofAccount, limits.failures, limits.windowSeconds),
        untilBelow(recent.ofNetwork, limits.networkFailures, limits.windowSeconds),
        doubling(recent.ofPair, limits),
      ];
  return Math.ceil(Math.max(0, codes, ...waits));
}

/** Until fewer than `most` failures lie within the window. */
function untilBelow(ages: readonly number[], most: number, windowSeconds: number): number {
  const age = ages[most - 1];
  return age === undefined ? 0 : windowSeconds - age;
}

function doubling(ages: readonly number[], limits: ThrottleLimits): number {
  const beyond = ages.length - limits.freeFailures;
  const newest = ages[0];
  if (beyond <= 0 || newest === undefined) return 0;
  return Math.min(2 ** beyond, limits.windowSeconds) - newest;
}
