import { sql } from 'kysely';
import { refuse, RefusalError } from '../../kernel/result.ts';
import type { Db } from '../../kernel/use-case.ts';

/** A source as landing needs it, with the newest version of its mapping. */
export interface KnownSource {
  no: number;
  code: string;
  partnerNo: number;
  extracts: 'full' | 'changes';
  mappingNo: number;
  mappingText: string;
}

export type ExtractState = 'landing' | 'closed' | 'held' | 'failed' | 'undone';

/** What came of an extract; rows in = accepted + quarantined + duplicate + superseded. */
export interface Receipt {
  extractNo: number;
  source: string;
  fileName: string;
  sha256: string;
  byteCount: number;
  receivedAt: Temporal.Instant;
  state: ExtractState;
  why: string | null;
  /** Rows of the whole file; null where it was refused before they were counted. */
  totalRows: number | null;
  read: number;
  accepted: number;
  quarantined: number;
  duplicate: number;
  superseded: number;
  /** Of the accepted: with a point in none of the areas, without a point, without a class, values left out by the mapping's leave. */
  outsideAreas: number;
  withoutPoint: number;
  unclassified: number;
  valuesLeftOut: number;
  /** The same bytes had come before: nothing was done. */
  recognised: boolean;
}

export async function getSource(db: Db, code: string): Promise<KnownSource> {
  const { rows } = await sql<KnownSource>`
    select s.no, s.code, s.partner_no as "partnerNo", s.extracts, m.no as "mappingNo", m.body as "mappingText"
    from source s join mapping m on m.source_no = s.no where s.code = ${code} order by m.version desc limit 1`.execute(
    db,
  );
  if (rows[0]) return rows[0];
  throw new RefusalError(
    refuse(
      'missing',
      'extracts/unknown-source',
      `There is no source “${code}”. Add it by its mapping file first.`,
    ).refusal,
  );
}

interface ReceiptRow extends Omit<Receipt, 'receivedAt' | 'recognised'> {
  receivedMs: number;
}

const receiptColumns = sql`e.no as "extractNo", s.code as source, e.file_name as "fileName", encode(e.sha256, 'hex') as sha256, e.byte_count as "byteCount",
  (extract(epoch from e.received_at) * 1000)::bigint as "receivedMs", e.state, e.why, e.total_rows as "totalRows", e.read_rows as read, e.accepted, e.quarantined,
  e.duplicate, e.superseded, e.outside_areas as "outsideAreas", e.without_point as "withoutPoint", e.unclassified, e.values_left_out as "valuesLeftOut"
  from extract e join source s on s.no = e.source_no`;

function toReceipt({ receivedMs, ...row }: ReceiptRow, recognised: boolean): Receipt {
  return { ...row, receivedAt: Temporal.Instant.fromEpochMilliseconds(receivedMs), recognised };
}

/** The extract of this source with these very bytes, unless it failed or was undone. */
export async function findByBytes(db: Db, sourceNo: number, sha256: string): Promise<Receipt | undefined> {
  const { rows } = await sql<ReceiptRow>`select ${receiptColumns}
    where e.source_no = ${sourceNo} and e.sha256 = decode(${sha256}, 'hex') and e.state not in ('failed', 'undone')`.execute(
    db,
  );
  return rows[0] && toReceipt(rows[0], true);
}

export async function getReceipt(db: Db, extractNo: number): Promise<Receipt> {
  const { rows } = await sql<ReceiptRow>`select ${receiptColumns} where e.no = ${extractNo}`.execute(db);
  if (!rows[0]) throw new Error('no such extract');
  return toReceipt(rows[0], false);
}

export interface BegunExtract {
  mappingText: string;
  extract: { no: number; sourceNo: number; partnerNo: number; regime: string };
}

/** The mapping an extract was begun with: landing goes on as it began, whatever versions came since. */
export async function getBegun(db: Db, extractNo: number): Promise<BegunExtract> {
  const { rows } = await sql<{
    body: string;
    no: number;
    sourceNo: number;
    partnerNo: number;
    regime: string;
  }>`
    select m.body, e.no, e.source_no as "sourceNo", e.partner_no as "partnerNo", s.regime
    from extract e join mapping m on m.no = e.mapping_no join source s on s.no = e.source_no where e.no = ${extractNo}`.execute(
    db,
  );
  const { body, ...extract } = rows[0]!;
  return { mappingText: body, extract };
}

export interface NewExtract {
  source: KnownSource;
  fileName: string;
  sha256: string;
  byteCount: number;
  receivedAt: Temporal.Instant;
  receivedBy: string | null;
  state: 'landing' | 'held' | 'failed';
  why: string | null;
  columns: readonly string[];
  totalRows: number | null;
}

/** @returns undefined where the same bytes are being landed at this moment by another process */
export async function addExtract(db: Db, extract: NewExtract): Promise<number | undefined> {
  const { source, fileName, sha256, byteCount, receivedAt, receivedBy, state, why, columns, totalRows } =
    extract;
  const { rows } = await sql<{ no: number }>`
    insert into extract (source_no, partner_no, mapping_no, file_name, sha256, byte_count, received_at, received_by, state, why, columns, total_rows)
    values (${source.no}, ${source.partnerNo}, ${source.mappingNo}, ${fileName}, decode(${sha256}, 'hex'), ${byteCount}, ${receivedAt.toString()},
      ${receivedBy}, ${state}, ${why}, ${[...columns]}::text[], ${totalRows})
    on conflict do nothing returning no`.execute(db);
  return rows[0]?.no;
}

export async function releaseHeld(db: Db, extractNo: number): Promise<void> {
  await sql`update extract set state = 'landing', why = null where no = ${extractNo} and state = 'held'`.execute(
    db,
  );
}

/** Rows of the last whole extract of a source, to hold a new one's size against. */
export async function findLastTotal(db: Db, sourceNo: number): Promise<number | undefined> {
  const { rows } = await sql<{ total: number }>`
    select total_rows as total from extract where source_no = ${sourceNo} and state = 'closed' and total_rows is not null
    order by received_at desc, no desc limit 1`.execute(db);
  return rows[0]?.total;
}

export interface ChunkCounts {
  rows: number;
  outsideAreas: number;
  withoutPoint: number;
  unclassified: number;
  valuesLeftOut: number;
  /** When the latest of the accepted reports was told; null where none has a time. */
  reachesToMs: number | null;
}

/**
 * Whether the watermark is where this process believes it to be, or short of it by the chunk that is being committed;
 * false where another process has moved on.
 */
export async function isNear(db: Db, extractNo: number, from: number, before: number): Promise<boolean> {
  const { rows } = await sql`
    select from extract where no = ${extractNo} and state = 'landing' and read_rows in (${from}, ${from - before})`.execute(
    db,
  );
  return rows.length === 1;
}

/** Holds the watermark until the transaction ends. @returns false where it is not exactly there */
export async function holdWatermark(db: Db, extractNo: number, from: number): Promise<boolean> {
  const { rows } = await sql`
    select from extract where no = ${extractNo} and state = 'landing' and read_rows = ${from} for update`.execute(
    db,
  );
  return rows.length === 1;
}

/** Moves the watermark and the counts, in the chunk's own transaction. */
export async function advance(db: Db, extractNo: number, counts: ChunkCounts): Promise<void> {
  await sql`
    update extract set read_rows = read_rows + ${counts.rows}, outside_areas = outside_areas + ${counts.outsideAreas},
      without_point = without_point + ${counts.withoutPoint}, unclassified = unclassified + ${counts.unclassified},
      values_left_out = values_left_out + ${counts.valuesLeftOut},
      reaches_to = greatest(reaches_to, to_timestamp(${counts.reachesToMs}::float8 / 1000))
    where no = ${extractNo}`.execute(db);
}

export async function closeExtract(db: Db, extractNo: number): Promise<void> {
  await sql`update extract set state = 'closed', closed_at = now() where no = ${extractNo} and state = 'landing'`.execute(
    db,
  );
}
