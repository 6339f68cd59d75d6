import type { Policy } from '../../../kernel/use-case.ts';
import type { Caps } from './raw-row.ts';

/** The caps in force today. */
export function capsOf(policy: Policy): Caps {
  return {
    fileBytes: policy.value('imports.file-bytes'),
    unpackedBytes: policy.value('imports.unpacked-bytes'),
    unpackRatio: policy.value('imports.unpack-ratio'),
    unpackRatioFromBytes: policy.value('imports.unpack-ratio-from-bytes'),
    zipEntries: policy.value('imports.zip-entries'),
    rowBytes: policy.value('imports.row-bytes'),
    columns: policy.value('imports.columns'),
  };
}
