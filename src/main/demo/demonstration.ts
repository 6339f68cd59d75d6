import { countyPartners, countyUsers } from '../../demo/index.ts';
import type { Demonstration } from '../../features/sign-in/index.ts';

/**
 * The demonstration's password and authenticator: known to everyone, printed by the command, and good only for invented
 * people on this machine (the sign-in feature refuses to offer them to any other).
 */
export const demonstrationPassword = 'three friendly herons';
export const demonstrationAuthenticator = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** One way in for each role of staff. */
export function demonstrationAt(host: string): Demonstration {
  const people = countyUsers.map(({ email, name, role, partner }) => ({
    email,
    name,
    role,
    partnerName: countyPartners.find((one) => one.code === partner)!.name,
  }));
  return { people, authenticator: demonstrationAuthenticator, host };
}
