import type { Route } from '../../web/server/index.ts';
import { refuseReachableDemonstration, type SignInParts } from './flows/parts.ts';
import { accountRoutes } from './routes/account.tsx';
import { chooseRoutes } from './routes/choose.tsx';
import { demonstrationRoutes } from './routes/demonstration.ts';
import { invitationRoutes } from './routes/invitation.tsx';
import { organisationRoutes } from './routes/organisation.ts';
import { passwordRoutes } from './routes/password.tsx';
import { secondFactorRoutes } from './routes/second-factor.tsx';
import { sessionRoutes } from './routes/session.ts';

/** Every address of signing in, of the session, and of one's own account. */
export function signInRoutes(parts: SignInParts): Route[] {
  refuseReachableDemonstration(parts);
  return [
    ...passwordRoutes(parts),
    ...secondFactorRoutes(parts),
    ...chooseRoutes,
    ...invitationRoutes,
    ...(parts.demonstration ? demonstrationRoutes(parts.demonstration) : []),
    ...(parts.organisation ? organisationRoutes(parts.organisation) : []),
    ...sessionRoutes,
    ...accountRoutes,
  ];
}
