import type { Secrets } from '../../../platform/secrets/secrets.ts';
import type { OrganisationSignIn } from '../../../platform/oidc/index.ts';
import type { DemoPerson } from '../types.ts';

/** The demonstration's way in: a button for each person, and the codes of the authenticator they all share. */
export interface Demonstration {
  people: readonly DemoPerson[];
  /** Letters and digits of the shared authenticator (base32). */
  authenticator: string;
  /** The address the server listens on; anything but this machine's own is refused at the start. */
  host: string;
}

/** What signing in needs beside the gate. */
export interface SignInParts {
  secrets: Secrets;
  /** Single sign-on, when it is configured. */
  organisation?: OrganisationSignIn | undefined;
  demonstration?: Demonstration | undefined;
}

/** Throws when a demonstration's sign-in would be reachable from another machine. */
export function refuseReachableDemonstration(parts: SignInParts): void {
  const host = parts.demonstration?.host;
  if (host !== undefined && !['127.0.0.1', '::1', 'localhost'].includes(host))
    throw new Error(
      'the demonstration signs people in without a password, so it listens on this machine only',
    );
}
