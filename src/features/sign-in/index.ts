import type { AnyUseCase } from '../../kernel/use-case.ts';
import { acceptInvitation } from './use-cases/accept-invitation.ts';
import { changePurpose } from './use-cases/change-purpose.ts';
import { confirmCode } from './use-cases/confirm-code.ts';
import { discardDraft, findDraft, keepDraft } from './use-cases/drafts.ts';
import { endOwnSession } from './use-cases/end-own-session.ts';
import { findAuthenticatorOfSession } from './use-cases/find-authenticator.ts';
import { findInvitation } from './use-cases/find-invitation.ts';
import { judgeCode } from './use-cases/judge-code.ts';
import { judgePassword } from './use-cases/judge-password.ts';
import { listChoices } from './use-cases/list-choices.ts';
import { openOwnSession } from './use-cases/open-session.ts';
import { changeOwnPassword, findOwnPasswordHash } from './use-cases/own-password.ts';
import { seeOwnAccount } from './use-cases/see-own-account.ts';
import { setCredentials } from './use-cases/set-credentials.ts';
import { signInForDemonstration } from './use-cases/sign-in-for-demonstration.ts';
import { signInFromOrganisation } from './use-cases/sign-in-from-organisation.ts';
import { signOut } from './use-cases/sign-out.ts';
import { stay } from './use-cases/stay.ts';
import { sweepSignIn } from './use-cases/sweep-sign-in.ts';
import { tryAccount } from './use-cases/try-account.ts';

export { equipDemonstrationPeople } from './demonstration.ts';
export type { Demonstration, SignInParts } from './flows/parts.ts';
export { freshFactor } from './fresh-factor.tsx';
export { DraftNotice } from './pages/draft-notice.tsx';
export { signInRoutes } from './routes.ts';
export type { Draft, Purpose } from './types.ts';
export { discardDraft, findDraft, sweepSignIn };

export const useCases: AnyUseCase[] = [
  tryAccount,
  judgePassword,
  findAuthenticatorOfSession,
  judgeCode,
  confirmCode,
  listChoices,
  openOwnSession,
  findInvitation,
  acceptInvitation,
  signInFromOrganisation,
  signInForDemonstration,
  setCredentials,
  signOut,
  stay,
  seeOwnAccount,
  changePurpose,
  endOwnSession,
  findOwnPasswordHash,
  changeOwnPassword,
  keepDraft,
  findDraft,
  discardDraft,
  sweepSignIn,
];
