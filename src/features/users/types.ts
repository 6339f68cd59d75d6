import type { Role } from '../../kernel/actor.ts';

/** Invited: has not set a password, or must set it anew. */
export type UserState = 'active' | 'invited' | 'disabled';

export interface UserRow {
  id: string;
  name: string;
  email: string;
  /** "officer, Wexcombe Council": one for each partner and role today. */
  acts: string[];
  lastSeenAt: Temporal.Instant | undefined;
  state: UserState;
}

/** That someone acts, acted or will act for a partner. */
export interface Membership {
  id: string;
  partnerCode: string;
  partnerName: string;
  role: Role;
  from: Temporal.PlainDate;
  /** The last day; undefined when none is set. */
  until: Temporal.PlainDate | undefined;
  isNow: boolean;
}

export interface User {
  id: string;
  name: string;
  email: string;
  state: UserState;
  addedAt: Temporal.Instant;
  disabledAt: Temporal.Instant | undefined;
  disabledWhy: string | undefined;
  lastSeenAt: Temporal.Instant | undefined;
  /** When the invitation they have not used runs out, or ran out. */
  invitedUntil: Temporal.Instant | undefined;
}

export interface UserFilter {
  words: string;
  partner: string;
  state: UserState | '';
  sort: 'name' | '-name' | 'lastSeen' | '-lastSeen';
  page: number;
}

/** What one administrator asked for, until a second person agrees. */
export interface Proposal {
  id: string;
  kind: 'role' | 'invitation';
  userId: string;
  name: string;
  proposedById: string;
  proposedBy: string;
  proposedAt: Temporal.Instant;
  /** The role; undefined for an invitation. */
  membership:
    | {
        role: Role;
        /** The partner's code. */
        partner: string;
        partnerName: string;
        from: Temporal.PlainDate;
        until: Temporal.PlainDate | undefined;
      }
    | undefined;
}

export interface PartnerChoice {
  code: string;
  name: string;
}
