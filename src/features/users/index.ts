import type { AnyUseCase } from '../../kernel/use-case.ts';
import type { NavigationItem } from '../../web/shell.ts';
import { addMembership } from './use-cases/add-membership.ts';
import { addUser } from './use-cases/add-user.ts';
import { decideProposal } from './use-cases/decide-proposal.ts';
import { disableDormant } from './use-cases/disable-dormant.ts';
import { disableUser } from './use-cases/disable-user.ts';
import { enableUser } from './use-cases/enable-user.ts';
import { endRole } from './use-cases/end-role.ts';
import { endUsersSession } from './use-cases/end-users-session.ts';
import { findActor } from './use-cases/find-actor.ts';
import { listPartnersToChoose } from './use-cases/list-partners-to-choose.ts';
import { listWaitingProposals } from './use-cases/list-waiting-proposals.ts';
import { listUsers } from './use-cases/list-users.ts';
import { openUser } from './use-cases/open-user.ts';
import { resetSignIn } from './use-cases/reset-sign-in.ts';

export { addUserByCommand, disableUserByCommand } from './commands.ts';
export { routes } from './routes.tsx';
export { addUser, disableDormant, findActor };

export const useCases: AnyUseCase[] = [
  listUsers,
  openUser,
  listPartnersToChoose,
  addUser,
  addMembership,
  endRole,
  disableUser,
  enableUser,
  resetSignIn,
  endUsersSession,
  listWaitingProposals,
  decideProposal,
  disableDormant,
  findActor,
];

export const navigation: NavigationItem[] = [
  { section: 'users', text: 'Users', href: '/users', roles: ['administrator'] },
];
