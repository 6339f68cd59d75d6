import { numberInWords } from '../../web/formats.ts';
import { verdictInWords } from './rules/verdict.ts';
import type { AuditVerdict } from './types.ts';

/** What a command has to say: lines for a person, one value for `--json`, and the exit code. */
export interface CommandAnswer {
  exitCode: 0 | 1;
  lines: string[];
  json: unknown;
}

/** `commonweal audit verify [--json]`: exit 1 on any fault. The use-case `audit.verify` gives the verdict. */
export function tellVerdict(verdict: AuditVerdict): CommandAnswer {
  const faults = verdict.faults.map(
    ({ seq, what }) => `  ${seq === undefined ? '' : `entry ${numberInWords(seq)}: `}${what}`,
  );
  const compared = `${numberInWords(verdict.checkpoints)} checkpoints in the database, ${numberInWords(verdict.anchored)} beside it, ${numberInWords(verdict.reasons)} reasons, ${numberInWords(verdict.waiting)} waiting, key ${verdict.keyId ?? 'none'}`;
  return {
    exitCode: verdict.faults.length === 0 ? 0 : 1,
    lines: [verdictInWords(verdict, numberInWords), ...faults, compared],
    json: verdict,
  };
}
