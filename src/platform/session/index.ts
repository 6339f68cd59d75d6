export { openSessions, type Sessions } from './read-session.ts';
export type { ListedSession, Session } from './session.ts';
export {
  advanceSession,
  endSession,
  endSessionsOf,
  listSessions,
  markSeen,
  markSteppedUp,
  openSession,
  startSession,
} from './store.ts';
export { hashToken, newToken } from './token.ts';
