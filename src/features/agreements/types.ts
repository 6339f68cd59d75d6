/** What of their records partners may see of each other, from least to most. */
export const dataClasses = ['totals', 'reports', 'identity', 'records', 'delivery'] as const;
export type DataClass = (typeof dataClasses)[number];

/** Draft: nothing follows from it. Live: it lets partners see, in its days. Withdrawn: it lets nobody see any more. */
export type AgreementState = 'draft' | 'live' | 'withdrawn';

export interface Agreement {
  id: string;
  title: string;
  version: number;
  /** The law that lets partners disclose. */
  gateway: string;
  /** Codes of policy `purposes.list`. */
  purposes: string[];
  classes: DataClass[];
  from: Temporal.PlainDate;
  /** The last day; undefined when none is set. */
  until: Temporal.PlainDate | undefined;
  state: AgreementState;
  /** Live, and today is one of its days. */
  isInForce: boolean;
  parties: { code: string; name: string }[];
}

/** What a new agreement, or a new version of one, says. */
export interface AgreementTerms {
  title: string;
  gateway: string;
  purposes: string[];
  classes: DataClass[];
  from: Temporal.PlainDate;
  until?: Temporal.PlainDate | undefined;
  /** Codes of partners. */
  parties: string[];
}
