export const jobStates = ['waiting', 'running', 'done', 'refused', 'failed', 'stopped'] as const;
export type JobState = (typeof jobStates)[number];

/** One piece of long work, as far as it is. */
export interface JobRun {
  id: string;
  title: string;
  /** Who asked; undefined when the program did. */
  askedBy: string | undefined;
  state: JobState;
  /** What it is doing now: "Reading rows". */
  label: string | undefined;
  done: number;
  /** Undefined when nobody can know. */
  total: number | undefined;
  /** Plural: "rows". */
  unit: string | undefined;
  rowsIn: number | undefined;
  rowsOut: number | undefined;
  warnings: number;
  /** How it ended, in a sentence. */
  message: string | undefined;
  /** There is a sentence, but it may quote what was sent, so only the one who asked may read it. */
  isMessageWithheld: boolean;
  /** What to do now, in a sentence. */
  nextStep: string | undefined;
  /** What came of it: the kind of thing and which one. */
  about: { kind: string; id: string } | undefined;
  askedAt: Temporal.Instant;
  startedAt: Temporal.Instant | undefined;
  seenAliveAt: Temporal.Instant | undefined;
  endedAt: Temporal.Instant | undefined;
}
