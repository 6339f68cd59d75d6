import { numberInWords } from '../../web/formats.ts';
import { verdictInWords } from './rules/verdict.ts';
import type { AuditVerdict } from './types.ts';

/**
 * What `commonweal audit verify` prints: the sentence, each fault on a line, then what was compared. The use-case
 * `audit.verify` gives the verdict; `--json` prints it as it is. Exit code 1 when `verdict.faults` is not empty.
 */
export function describeVerdict(verdict: AuditVerdict): string {
  const faults = verdict.faults.map(
    ({ seq, what }) => `  ${seq === undefined ? '' : `entry ${numberInWords(seq)}: `}${what}`,
  );
  const compared = [
    `${numberInWords(verdict.checkpoints)} checkpoints`,
    `${numberInWords(verdict.anchored)} of them kept outside the database`,
    `${numberInWords(verdict.reasons)} reasons`,
    `${numberInWords(verdict.waiting)} entries waiting`,
    `key ${verdict.keyId ?? 'none'}`,
  ];
  return [verdictInWords(verdict, numberInWords), ...faults, `Compared: ${compared.join(', ')}.`].join('\n');
}
