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

/** A row that is not accepted. */
export interface OtherFate {
  rowNo: number;
  fate: Exclude<Fate, 'accepted'>;
  reason: string | null;
}

/** A version held so far that a row of this chunk takes the place of. */
export interface Replaced {
  held: HeldVersion;
  key: string;
  byRow: number;
}

export interface Fates {
  /** The rows that are not accepted, in no order. Every other row is, and is the latest of its key. */
  others: OtherFate[];
  replaced: Replaced[];
}

/** The version of a key that holds when a row comes. */
interface Current {
  rowHash: string;
  asAt: number | null;
  extractNo: number;
  rowNo: number;
  erased?: boolean;
  /** It stands among the rows themselves. */
  inChunk: boolean;
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
 * @param mayRepeat false where no key comes twice in `rows`: then rows whose key is not held need no looking up
 */
export function decideFates(
  rows: readonly FateInput[],
  held: ReadonlyMap<string, HeldVersion>,
  extractNo: number,
  mayRepeat = true,
): Fates {
  const current = new Map<string, Current>();
  const replaced = new Map<string, Replaced>();
  const others = new Map<number, OtherFate>();
  const looksUp = mayRepeat || held.size > 0;
  const other = (rowNo: number, fate: OtherFate['fate'], reason: string | null): void =>
    void others.set(rowNo, { rowNo, fate, reason });
  for (const { row, key, rowHash, asAt, fault } of rows) {
    const before = key === null || !looksUp ? undefined : (current.get(key) ?? fromHeld(held.get(key)));
    if (before?.erased) other(row, 'duplicate', `erased lawfully as ${whereIs(before, extractNo)}`);
    else if (before?.rowHash === rowHash)
      other(row, 'duplicate', `the same as ${whereIs(before, extractNo)}`);
    else if (fault !== null || key === null) other(row, 'quarantined', fault);
    else if (before && before.asAt !== null && asAt !== null && asAt < before.asAt)
      other(row, 'superseded', `older than ${whereIs(before, extractNo)}`);
    else if (looksUp) {
      if (before?.inChunk) other(before.rowNo, 'superseded', `replaced by row ${row}`);
      const first = held.get(key);
      if (first) replaced.set(key, { held: first, key, byRow: row });
      if (mayRepeat) current.set(key, { rowHash, asAt, extractNo, rowNo: row, inChunk: true });
    }
  }
  return { others: [...others.values()], replaced: [...replaced.values()] };
}

function fromHeld(held: HeldVersion | undefined): Current | undefined {
  return held && { ...held, inChunk: false };
}

function whereIs(version: Current, extractNo: number): string {
  return version.extractNo === extractNo
    ? `row ${version.rowNo}`
    : `row ${version.rowNo} of extract ${version.extractNo}`;
}
