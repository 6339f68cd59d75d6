import { sql } from 'kysely';
import type { Db } from '../../kernel/use-case.ts';
import type { Corrections } from './corrected-row.ts';

/** A row that waits in quarantine, with all it takes to read it again. */
export interface WaitingRow {
  extractNo: number;
  rowNo: number;
  sourceNo: number;
  partnerNo: number;
  regime: string;
  fileName: string;
  receivedAt: Temporal.Instant;
  columns: string[];
  rowHash: string;
  content: unknown;
  /** The newest mapping of its source. */
  mappingText: string;
}

interface WaitingRowRow extends Omit<WaitingRow, 'receivedAt'> {
  receivedMs: number;
}

/** The row, locked until the transaction ends; undefined where it does not wait, or the reader may not see it. */
export async function findWaiting(db: Db, extractNo: number, rowNo: number): Promise<WaitingRow | undefined> {
  const { rows } = await sql<WaitingRowRow>`
    select r.extract_no as "extractNo", r.row_no as "rowNo", r.source_no as "sourceNo", r.partner_no as "partnerNo", r.regime, e.file_name as "fileName",
      (extract(epoch from e.received_at) * 1000)::bigint as "receivedMs", e.columns, encode(r.row_hash, 'hex') as "rowHash", r.content,
      (select m.body from mapping m where m.source_no = r.source_no order by m.version desc limit 1) as "mappingText"
    from source_record r join extract e on e.no = r.extract_no
    where r.extract_no = ${extractNo} and r.row_no = ${rowNo} and r.fate = 'quarantined' and r.erased_at is null
    for update of r`.execute(db);
  if (!rows[0]) return undefined;
  const { receivedMs, ...row } = rows[0];
  return { ...row, receivedAt: Temporal.Instant.fromEpochMilliseconds(receivedMs) };
}

/** Rows of a source that wait with something open, oldest first, after the one given. */
export async function listWaiting(
  db: Db,
  source: string,
  rule: string | undefined,
  after: { extractNo: number; rowNo: number },
  most: number,
): Promise<{ extractNo: number; rowNo: number }[]> {
  const { rows } = await sql<{ extractNo: number; rowNo: number }>`
    select distinct q.extract_no as "extractNo", q.row_no as "rowNo" from quarantine_item q join source s on s.no = q.source_no
    where q.state = 'open' and s.code = ${source} and (${rule ?? null}::text is null or q.rule = ${rule ?? null})
      and (q.extract_no, q.row_no) > (${after.extractNo}::int, ${after.rowNo}::int)
    order by q.extract_no, q.row_no limit ${most}`.execute(db);
  return rows;
}

export interface Mending {
  fate: 'accepted' | 'duplicate' | 'superseded';
  key: string;
  reason: string;
  asAt: number | null;
  corrected: Corrections;
  why: string;
  by: string | null;
}

/** Moves the row's fate, closes what was open about it, and keeps what was put right. */
export async function keepMending(db: Db, row: WaitingRow, mending: Mending): Promise<void> {
  const { fate, key, reason, asAt, corrected, why, by } = mending;
  const { extractNo, rowNo, partnerNo } = row;
  await sql`
    update source_record set fate = ${fate}, reason = ${reason}, source_key = ${key}, latest = ${fate === 'accepted'},
      as_at = ${asAt === null ? null : new Date(asAt)} where extract_no = ${extractNo} and row_no = ${rowNo}`.execute(
    db,
  );
  await sql`
    insert into mend (extract_no, row_no, partner_no, corrected, why, author)
    values (${extractNo}, ${rowNo}, ${partnerNo}, ${JSON.stringify(corrected)}, ${why}, ${by})`.execute(db);
  await sql`
    update quarantine_item set state = 'mended', decided_by = ${by}, decided_at = now(), decision_why = ${why}
    where extract_no = ${extractNo} and row_no = ${rowNo} and state = 'open'`.execute(db);
}

export interface MeaningCounts {
  outside: boolean;
  withoutPoint: boolean;
  unclassified: boolean;
  leftOut: number;
}

/** The extract's receipt takes in the mended row, and the picture is behind again. */
export async function countMended(db: Db, extractNo: number, counts: MeaningCounts): Promise<void> {
  await sql`
    update extract set outside_areas = outside_areas + ${Number(counts.outside)}, without_point = without_point + ${Number(counts.withoutPoint)},
      unclassified = unclassified + ${Number(counts.unclassified)}, values_left_out = values_left_out + ${counts.leftOut}, resolved_at = null
    where no = ${extractNo}`.execute(db);
}
