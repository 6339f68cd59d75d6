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

/** What must be known of a row to decide its fate. */
export interface FateInput {
  row: number;
  key: string | null;
  rowHash: string;
  asAt: number | null;
  /** The rule of its first fault; null where it has none. */
  fault: string | null;
}

export interface FatedRow<Row extends FateInput> {
  row: Row;
  fate: Fate;
  reason: string | null;
}

/** A version held so far that a row of this chunk takes the place of. */
export interface Replaced {
  held: HeldVersion;
  key: string;
  byRow: number;
}

export interface Fates<Row extends FateInput> {
  /** In the order given. Accepted rows are the latest of their key. */
  rows: FatedRow<Row>[];
  replaced: Replaced[];
}

interface Current {
  rowHash: string;
  asAt: number | null;
  extractNo: number;
  rowNo: number;
  erased?: boolean;
  /** Its place in this chunk; undefined where the database holds it. */
  inChunk: { fate: Fate; reason: string | null } | undefined;
}

/**
 * What becomes of each row, taken one by one in the order of the file, so that it does not matter how the file is cut
 * into chunks:
 * - the version held of its key was erased → duplicate, whatever it says now: what was erased does not come back;
 * - the version held of its key was erased → duplicate, whatever it says now: what was erased does not come back;
 * - the same as the version held of its key → duplicate;
 * - it has a fault → quarantined (a row that was mended once and comes again unchanged is a duplicate, not a new fault);
 * - the source says that it is older than the version held → superseded;
 * - else accepted, and what it replaces is superseded when it came in the same extract, a version of the past when before.
 *
 * @param held by key, what the database holds as the latest version of the keys in `rows`
 */
export function decideFates<Row extends FateInput>(
  rows: readonly Row[],
  held: ReadonlyMap<string, HeldVersion>,
  extractNo: number,
): Fates<Row> {
  const current = new Map<string, Current>();
  const replaced = new Map<string, Replaced>();
  const fated = rows.map((row): FatedRow<Row> => {
    const { key, rowHash, asAt, fault } = row;
    const before = key === null ? undefined : (current.get(key) ?? fromHeld(held.get(key)));
    if (before?.erased)
      return { row, fate: 'duplicate', reason: `erased lawfully as ${whereIs(before, extractNo)}` };
    if (before && before.rowHash === rowHash)
      return { row, fate: 'duplicate', reason: `the same as ${whereIs(before, extractNo)}` };
    if (fault !== null || key === null) return { row, fate: 'quarantined', reason: fault };
    if (before && before.asAt !== null && asAt !== null && asAt < before.asAt)
      return { row, fate: 'superseded', reason: `older than ${whereIs(before, extractNo)}` };
    const accepted: FatedRow<Row> = { row, fate: 'accepted', reason: null };
    if (before?.inChunk) {
      before.inChunk.fate = 'superseded';
      before.inChunk.reason = `replaced by row ${row.row}`;
    }
    const first = held.get(key);
    if (first) replaced.set(key, { held: first, key, byRow: row.row });
    current.set(key, { rowHash, asAt, extractNo, rowNo: row.row, inChunk: accepted });
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
