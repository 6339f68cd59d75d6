export { openSessions, type SessionParts, type Sessions } from './read-session.ts';
export type { ListedSession, Session, SignInMethod, Stage } from './session.ts';
export {
  advanceSession,
  endSession,
  endSessionsOf,
  listSessions,
  markSeen,
  openSession,
  startSession,
  type NewSession,
  type Opening,
} from './store.ts';
export { hashToken, newToken } from './token.ts';
