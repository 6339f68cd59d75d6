import type { MappedRow } from '../mapped-row.ts';

export type Fate = 'accepted' | 'quarantined' | 'duplicate' | 'superseded';

/** The version of a key that the database holds as its latest. */
export interface HeldVersion {
  extractNo: number;
  rowNo: number;
  rowHash: string;
  asAt: number | null;
  /** It was emptied by lawful erasure. */
  erased?: boolean;
}

export interface FatedRow {
  mapped: MappedRow;
  fate: Fate;
  reason: string | null;
  latest: boolean;
}

/** A version held so far that a row of this chunk takes the place of. */
export interface Replaced {
  held: HeldVersion;
  key: string;
  byRow: number;
}

export interface Fates {
  rows: FatedRow[];
  replaced: Replaced[];
}

interface Current {
  rowHash: string;
  asAt: number | null;
  extractNo: number;
  rowNo: number;
  erased?: boolean;
  /** Its place in this chunk; undefined where the database holds it. */
  inChunk: FatedRow | undefined;
}

/**
 * What becomes of each row, taken one by one in the order of the file, so that it does not matter how the file is cut
 * into chunks:
 * - the version held of its key was erased → duplicate, whatever it says now: what was erased does not come back;
 * - the same as the version held of its key → duplicate;
 * - it has a fault → quarantined (a row that was mended once and comes again unchanged is a duplicate, not a new fault);
 * - the source says that it is older than the version held → superseded;
 * - else accepted, and what it replaces is superseded when it came in the same extract, a version of the past when before.
 *
 * @param held by key, what the database holds as the latest version of the keys in `rows`
 */
export function decideFates(
  rows: readonly MappedRow[],
  held: ReadonlyMap<string, HeldVersion>,
  extractNo: number,
): Fates {
  const current = new Map<string, Current>();
  const replaced = new Map<string, Replaced>();
  const fated = rows.map((mapped): FatedRow => {
    const { key } = mapped;
    const before = key === null ? undefined : (current.get(key) ?? fromHeld(held.get(key)));
    if (before?.erased)
      return {
        mapped,
        fate: 'duplicate',
        reason: `erased lawfully as ${whereIs(before, extractNo)}`,
        latest: false,
      };
    if (before && before.rowHash === mapped.rowHash)
      return {
        mapped,
        fate: 'duplicate',
        reason: `the same as ${whereIs(before, extractNo)}`,
        latest: false,
      };
    if (mapped.faults.length > 0)
      return { mapped, fate: 'quarantined', reason: mapped.faults[0]!.rule, latest: false };
    if (before && before.asAt !== null && mapped.asAt !== null && mapped.asAt < before.asAt)
      return {
        mapped,
        fate: 'superseded',
        reason: `older than ${whereIs(before, extractNo)}`,
        latest: false,
      };
    const accepted: FatedRow = { mapped, fate: 'accepted', reason: null, latest: true };
    if (before?.inChunk) {
      before.inChunk.fate = 'superseded';
      before.inChunk.reason = `replaced by row ${mapped.row}`;
      before.inChunk.latest = false;
    }
    const first = held.get(key!);
    if (first) replaced.set(key!, { held: first, key: key!, byRow: mapped.row });
    current.set(key!, {
      rowHash: mapped.rowHash,
      asAt: mapped.asAt,
      extractNo,
      rowNo: mapped.row,
      inChunk: accepted,
    });
    return accepted;
  });
  return { rows: fated, replaced: [...replaced.values()] };
}

function fromHeld(held: HeldVersion | undefined): Current | undefined {
  return held && { ...held, inChunk: undefined };
}

function whereIs(version: Current, extractNo: number): string {
  return version.extractNo === extractNo
    ? `row ${version.rowNo}`
    : `row ${version.rowNo} of extract ${version.extractNo}`;
}
