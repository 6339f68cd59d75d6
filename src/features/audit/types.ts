/** How a use-case ended, as its leaf says. */
export const outcomes = ['done', 'invalid', 'forbidden', 'missing', 'conflict', 'refused'] as const;
export type Outcome = (typeof outcomes)[number];

/** One leaf of the audit, in a list. */
export interface AuditEntry {
  id: string;
  at: Temporal.Instant;
  /** A person's name, or what part of the program it was. */
  who: string;
  role: string | undefined;
  partner: string | undefined;
  /** The purpose's title: "Keep the data right". */
  purpose: string | undefined;
  /** The use-case's title: "Open a person". */
  what: string;
  useCase: string;
  outcome: Outcome;
  subject: AuditSubject | undefined;
  hasReason: boolean;
}

/** What was read or changed: what kind of thing, and which. */
export interface AuditSubject {
  kind: string;
  id: string | undefined;
}

/** Why, in the person's own words, as far as this reader may have it. */
export type Reason =
  { state: 'none' } | { state: 'given'; words: string } | { state: 'erased' } | { state: 'withheld' };

export interface AuditEntryInFull extends AuditEntry {
  /** Classes of fields shown or changed. */
  fields: string[];
  facts: Record<string, string | number | boolean | null>;
  reason: Reason;
  /** Its place in the chain; undefined for a moment after it was written. */
  place: number | undefined;
}

export interface AuditFilter {
  /** A user's id. */
  person: string | undefined;
  useCase: string | undefined;
  /** First and last local day, both included. */
  from: Temporal.PlainDate | undefined;
  until: Temporal.PlainDate | undefined;
  /** Only what was refused. */
  refusedOnly: boolean;
  /** Looks at how far a job is, which a page repeats by itself. */
  withLooksAtJobs: boolean;
}

export interface AuditPage {
  entries: AuditEntry[];
  /** Where the next page begins; undefined at the end. */
  next: string | undefined;
}

export interface AuditToday {
  entries: number;
  people: number;
  refused: number;
}

/** The last time somebody had the audit checked. */
export interface LastCheck {
  at: Temporal.Instant;
  who: string;
  entries: number;
  faults: number;
}

/** A use-case or job by the name its leaves carry. */
export interface NamedWork {
  name: string;
  title: string;
}

/** What the feature needs of the program round it. */
export interface AuditParts {
  /** Where the checkpoints' copy and the public key are kept. */
  folder: string;
  /** Every use-case and job there is; asked when needed, because this feature's own are among them. */
  works(): readonly NamedWork[];
}

/** What checking the whole chain found; as src/platform/audit gives it. */
export interface AuditVerdict {
  leaves: number;
  waiting: number;
  checkpoints: number;
  anchored: number;
  reasons: number;
  keyId: string | undefined;
  faults: { seq: number | undefined; what: string }[];
}
