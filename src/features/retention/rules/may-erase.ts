import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { KeptRecord } from '../types.ts';

/** Refused when the record is erased already or under a legal hold. The database refuses the second too. */
export function refuseToErase(record: Pick<KeptRecord, 'erasedAt' | 'holds'>): Result<void> {
  if (record.erasedAt)
    return refuse('conflict', 'retention/already-erased', 'This record has been erased already.');
  if (record.holds.length > 0)
    return refuse(
      'refused',
      'retention/held',
      'This record is under a legal hold, which comes before erasure. Release the hold first, if it may end.',
    );
  return ok(undefined);
}
