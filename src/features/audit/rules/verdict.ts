import type { AuditVerdict } from '../types.ts';

/**
 * The verdict of a check in one sentence.
 *
 * @param inWords how a number is written
 * @example 1,204 leaves, no fault → "Nobody has changed, dropped or moved an entry: 1,204 entries, …"
 */
export function verdictInWords(verdict: AuditVerdict, inWords: (n: number) => string): string {
  const [first] = verdict.faults;
  if (first) {
    const count =
      verdict.faults.length === 1 ? 'One fault was' : `${inWords(verdict.faults.length)} faults were`;
    const where = first.seq === undefined ? '' : ` at entry ${inWords(first.seq)}`;
    return `The audit is not as it was written. ${count} found; the first${where}: ${first.what}.`;
  }
  if (verdict.leaves === 0) return 'There is nothing to check yet: no entry has its place in the chain.';
  const entries = verdict.leaves === 1 ? 'the one entry' : `all ${inWords(verdict.leaves)} entries`;
  return `Nobody has changed, dropped or moved an entry: ${entries}, the signed checkpoints and their copy outside the database agree.`;
}
