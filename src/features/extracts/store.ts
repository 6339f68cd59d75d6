import { sql } from 'kysely';
import type { Db } from '../../kernel/use-case.ts';
import type { Extract } from './types.ts';

interface ExtractRow {
  no: number;
  sourceCode: string;
  sourceName: string;
  partner: string;
  regime: Extract['regime'];
  fileName: string;
  sha256: string;
  byteCount: number;
  receivedMs: number;
  receivedBy: string | null;
  mappingVersion: number;
  state: Extract['state'];
  why: string | null;
  closedMs: number | null;
  totalRows: number | null;
  read: number;
  accepted: number;
  quarantined: number;
  duplicate: number;
  superseded: number;
  unclassified: number;
  withoutPoint: number;
  outsideAreas: number;
  valuesLeftOut: number;
  isInPicture: boolean;
  disposedMs: number | null;
  keptUntil: string | null;
  mayKeep: boolean;
}

/**
 * One extract. Why it is held or was refused is given only to those who keep its partner's records.
 * @param landedBytesDays how long bytes are kept after the extract was taken in (policy imports.landed-bytes-days)
 */
export async function findExtract(db: Db, no: number, landedBytesDays: number): Promise<Extract | undefined> {
  const { rows } =
    await sql<ExtractRow>`select x.no, s.code as "sourceCode", s.name as "sourceName", p.name as partner, s.regime,
      x.file_name as "fileName", encode(x.sha256, 'hex') as sha256, x.byte_count as "byteCount",
      (extract(epoch from x.received_at) * 1000)::bigint as "receivedMs", u.name as "receivedBy", m.version as "mappingVersion", x.state,
      case when keeps.sees then x.why end as why, (extract(epoch from x.closed_at) * 1000)::bigint as "closedMs", x.total_rows as "totalRows",
      x.read_rows as read, x.accepted, x.quarantined, x.duplicate, x.superseded, x.unclassified, x.without_point as "withoutPoint",
      x.outside_areas as "outsideAreas", x.values_left_out as "valuesLeftOut", x.resolved_at is not null as "isInPicture",
      (extract(epoch from x.bytes_disposed_at) * 1000)::bigint as "disposedMs",
      (x.closed_at at time zone 'Europe/London')::date + ${landedBytesDays}::int as "keptUntil", keeps.may as "mayKeep"
    from extract x join source s on s.no = x.source_no join partner p on p.no = x.partner_no join mapping m on m.no = x.mapping_no
      left join app_user u on u.id = x.received_by
      cross join lateral (select ((1::bigint << x.partner_no) & ctx.delivery_mask()) <> 0 as may,
        ((1::bigint << x.partner_no) & ctx.records_mask()) <> 0 as sees) keeps
    where x.no = ${no}`.execute(db);
  return rows[0] && toExtract(rows[0]);
}

function toExtract(row: ExtractRow): Extract {
  const { read, accepted, quarantined, duplicate, superseded } = row;
  return {
    no: row.no,
    source: { code: row.sourceCode, name: row.sourceName },
    partner: row.partner,
    regime: row.regime,
    fileName: row.fileName,
    sha256: row.sha256,
    byteCount: row.byteCount,
    receivedAt: Temporal.Instant.fromEpochMilliseconds(row.receivedMs),
    receivedBy: row.receivedBy ?? undefined,
    mappingVersion: row.mappingVersion,
    state: row.state,
    why: row.why ?? undefined,
    closedAt: instantOf(row.closedMs),
    totalRows: row.totalRows ?? undefined,
    fates: { read, accepted, quarantined, duplicate, superseded },
    unclassified: row.unclassified,
    withoutPoint: row.withoutPoint,
    outsideAreas: row.outsideAreas,
    valuesLeftOut: row.valuesLeftOut,
    isInPicture: row.isInPicture,
    bytesDisposedAt: instantOf(row.disposedMs),
    bytesKeptUntil: row.keptUntil === null ? undefined : Temporal.PlainDate.from(row.keptUntil),
    mayKeep: row.mayKeep,
  };
}

function instantOf(ms: number | null): Temporal.Instant | undefined {
  return ms === null ? undefined : Temporal.Instant.fromEpochMilliseconds(ms);
}

/** The extract of a source that these very bytes are, unless it failed or was undone. */
export async function findByBytes(
  db: Db,
  sourceNo: number,
  sha256: string,
): Promise<{ no: number; receivedAt: Temporal.Instant } | undefined> {
  const { rows } = await sql<{ no: number; receivedMs: number }>`select no,
      (extract(epoch from received_at) * 1000)::bigint as "receivedMs" from extract
    where source_no = ${sourceNo} and sha256 = decode(${sha256}, 'hex') and state not in ('failed', 'undone', 'landing')`.execute(
    db,
  );
  return (
    rows[0] && { no: rows[0].no, receivedAt: Temporal.Instant.fromEpochMilliseconds(rows[0].receivedMs) }
  );
}

/** The text of the newest mapping of a source. */
export async function findNewestMapping(db: Db, sourceNo: number): Promise<string | undefined> {
  const { rows } = await sql<{
    body: string;
  }>`select body from mapping where source_no = ${sourceNo} order by version desc limit 1`.execute(db);
  return rows[0]?.body;
}
