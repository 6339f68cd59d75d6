import type { Role } from '../../kernel/actor.ts';

/** That someone may act for a partner in a role, today. */
export interface MembershipChoice {
  id: string;
  partnerName: string;
  role: Role;
}

/** One of the closed list of reasons for which records may be looked at (policy `purposes.list`). */
export interface Purpose {
  code: string;
  title: string;
  help: string;
  roles: readonly Role[];
}

/** A person of the demonstration, whom anyone at this machine may sign in as. */
export interface DemoPerson {
  email: string;
  name: string;
  role: Role;
  partnerName: string;
}

/** What was typed in a form that was not sent. */
export interface Draft {
  form: string;
  answers: Record<string, string | string[]>;
  savedAt: Temporal.Instant;
}
