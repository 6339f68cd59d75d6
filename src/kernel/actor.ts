/** The nine roles of staff (docs/glossary.md). The tenth, the resident, signs in elsewhere. */
export const roles = [
  'officer',
  'coordinator',
  'analyst',
  'manager',
  'councillor',
  'board-member',
  'data-steward',
  'data-protection-officer',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

/** Work the program does on nobody's behalf: signing people in, importing on a schedule, keeping the audit. */
export const systemActors = ['sign-in', 'importer', 'sequencer', 'scheduler', 'setup'] as const;
export type SystemActorName = (typeof systemActors)[number];

export interface UserActor {
  kind: 'user';
  userId: string;
  name: string;
  role: Role;
  partnerNo: number;
  partnerName: string;
  /** Why they are here: one of the purposes in policy/purposes.yaml that their role may choose. */
  purpose: string;
  /** The open session of a page; absent for work that outlives one: a job, or a command an operator runs in their name. */
  sessionId?: string;
  /** When the second factor of that session was last given. */
  steppedUpAt?: Temporal.Instant;
}

export interface SystemActor {
  kind: 'system';
  name: SystemActorName;
}

export type Actor = UserActor | SystemActor;

export function systemActor(name: SystemActorName): SystemActor {
  return { kind: 'system', name };
}

/** Plain words for a role: "data protection officer". */
export function roleTitle(role: Role): string {
  return role.replaceAll('-', ' ');
}
