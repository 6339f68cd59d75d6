import type { RecordKind } from '../types.ts';

/** The page of one record to hold or erase. */
export function recordPath(kind: RecordKind, id: string): string {
  return `/retention/${kind}/${encodeURIComponent(id)}`;
}
