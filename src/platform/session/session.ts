import type { UserActor } from '../../kernel/actor.ts';

/**
 * How far someone has come: password given (`second-factor`, or `enrol` when they have no authenticator yet), known but
 * not yet acting for anyone (`choose`), signed in (`open`).
 */
export type Stage = 'second-factor' | 'enrol' | 'choose' | 'open';

export type SignInMethod = 'password' | 'oidc';

/** A session as a request finds it: not ended, not idle too long, its person not disabled. */
export interface Session {
  /** Hex of SHA-256 of the token; the token itself is only in the browser. */
  idHash: string;
  stage: Stage;
  method: SignInMethod;
  userId: string;
  userName: string;
  /** Who acts, once the session is open. */
  actor: UserActor | undefined;
  /** Seconds left if nothing more is asked. */
  idleOutSeconds: number;
}

/** A session in a list, for its owner or an administrator. */
export interface ListedSession {
  idHash: string;
  device: string;
  startedAt: Temporal.Instant;
  lastSeenAt: Temporal.Instant;
  partnerName: string | undefined;
  role: string | undefined;
}
