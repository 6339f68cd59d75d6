import type { AnyJob } from '../../kernel/use-case.ts';

/** Rows of one source that wait for the same reason. */
export interface QuarantineClass {
  source: { code: string; name: string };
  partner: string;
  /** Short name of the rule that was broken: "not-a-day". */
  rule: string;
  rows: number;
  /** When the first of them was received. */
  oldest: Temporal.Instant;
  /** One of their sentences. */
  example: string;
}

/** One thing that is wrong with a row, in a list. */
export interface QuarantineEntry {
  extractNo: number;
  rowNo: number;
  source: { code: string; name: string };
  rule: string;
  field: string | undefined;
  value: string | undefined;
  message: string;
}

export type ItemState = 'open' | 'mended' | 'set-aside';

/** One thing that is wrong with the row, on its own page. */
export interface QuarantineItem {
  rule: string;
  field: string | undefined;
  value: string | undefined;
  message: string;
  state: ItemState;
  decidedBy: string | undefined;
  decidedAt: Temporal.Instant | undefined;
  why: string | undefined;
}

/** A row in quarantine as it was received, with everything that is wrong with it. */
export interface QuarantinedRow {
  extractNo: number;
  rowNo: number;
  source: { code: string; name: string };
  partner: string;
  regime: 'uk-gdpr' | 'dpa-part-3' | 'open-data';
  fileName: string;
  receivedAt: Temporal.Instant;
  fate: 'accepted' | 'quarantined' | 'duplicate' | 'superseded';
  /** The row's values by column, in the order of the file. Empty once it was erased. */
  cells: Cell[];
  isErased: boolean;
  items: QuarantineItem[];
  /** The incident that its report tells of, once it is mended and published. */
  incident: string | undefined;
  /** The rows of the same extract before and after it that wait too. */
  before: number | undefined;
  after: number | undefined;
}

export interface Cell {
  column: string;
  value: string;
}

/** Which rows: of one source and one rule, or of one extract and row. */
export interface ClassOfRows {
  source: string;
  rule: string;
}

/** What the feature needs of the pipeline: the jobs that read rows again. */
export interface QuarantineParts {
  /** `quarantine.mend`: one row, with what a person put right. */
  mend: AnyJob;
  /** `quarantine.replay`: all rows that wait for one reason, with the newest mapping. */
  replay: AnyJob;
}
