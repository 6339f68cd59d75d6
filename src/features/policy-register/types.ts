export type Confidence = 'confirmed' | 'from-memory' | 'unconfirmed' | 'local-choice';

/** One value of policy as it stands today. */
export interface PolicyEntry {
  /** "imports.file-bytes" */
  name: string;
  value: unknown;
  /** First day on which it holds. */
  from: Temporal.PlainDate;
  source: string;
  confidence: Confidence;
  /** This partnership set its own value, and why. */
  own: { why: string; author: string | undefined } | undefined;
}
