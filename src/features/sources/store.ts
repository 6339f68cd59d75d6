import { sql } from 'kysely';
import { dayOf } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/use-case.ts';
import type { ExtractState, ListedExtract, MappingText, MappingVersion, Source } from './types.ts';

interface SourceRow {
  no: number;
  code: string;
  name: string;
  partnerNo: number;
  partner: string;
  regime: Source['regime'];
  sharing: Source['sharing'];
  extracts: Source['extracts'];
  expectedEveryDays: number | null;
  attribution: string | null;
  lastMs: number | null;
  reachesToMs: number | null;
  read: number;
  accepted: number;
  quarantined: number;
  duplicate: number;
  superseded: number;
  unclassified: number;
  mayKeep: boolean;
}

const sourceColumns = sql`s.no, s.code, s.name, s.partner_no as "partnerNo", p.name as partner, s.regime, s.sharing, s.extracts,
  s.expected_every_days as "expectedEveryDays", s.attribution, e.*,
  ((1::bigint << s.partner_no) & (select ctx.delivery_mask())) <> 0 as "mayKeep"
  from source s join partner p on p.no = s.partner_no
  cross join lateral (
    select (extract(epoch from max(x.received_at)) * 1000)::bigint as "lastMs", (extract(epoch from max(x.reaches_to)) * 1000)::bigint as "reachesToMs", coalesce(sum(x.read_rows), 0)::bigint as read,
      coalesce(sum(x.accepted), 0)::bigint as accepted, coalesce(sum(x.quarantined), 0)::bigint as quarantined,
      coalesce(sum(x.duplicate), 0)::bigint as duplicate, coalesce(sum(x.superseded), 0)::bigint as superseded,
      coalesce(sum(x.unclassified), 0)::bigint as unclassified
    from extract x where x.source_no = s.no and x.state = 'closed'
  ) e`;

/** Every source, by partner and name, with its freshness and counts. */
export async function listSources(db: Db): Promise<Source[]> {
  const { rows } = await sql<SourceRow>`select ${sourceColumns} order by p.name, s.name`.execute(db);
  return rows.map(toSource);
}

export async function findSource(db: Db, code: string): Promise<Source | undefined> {
  const { rows } = await sql<SourceRow>`select ${sourceColumns} where s.code = ${code}`.execute(db);
  return rows[0] && toSource(rows[0]);
}

function toSource(row: SourceRow): Source {
  const { read, accepted, quarantined, duplicate, superseded } = row;
  return {
    no: row.no,
    code: row.code,
    name: row.name,
    partnerNo: row.partnerNo,
    partner: row.partner,
    regime: row.regime,
    sharing: row.sharing,
    extracts: row.extracts,
    expectedEveryDays: row.expectedEveryDays ?? undefined,
    attribution: row.attribution ?? undefined,
    lastReceivedAt: row.lastMs === null ? undefined : Temporal.Instant.fromEpochMilliseconds(row.lastMs),
    reachesTo:
      row.reachesToMs === null ? undefined : dayOf(Temporal.Instant.fromEpochMilliseconds(row.reachesToMs)),
    fates: { read, accepted, quarantined, duplicate, superseded },
    unclassified: row.unclassified,
    mayKeep: row.mayKeep,
  };
}

interface ExtractRow {
  no: number;
  fileName: string;
  receivedMs: number;
  receivedBy: string | null;
  state: ExtractState;
  mappingVersion: number;
  read: number;
  accepted: number;
  quarantined: number;
  duplicate: number;
  superseded: number;
}

/** The last extracts of a source, at most `limit`, whatever became of them. */
export async function listExtracts(db: Db, sourceNo: number, limit: number): Promise<ListedExtract[]> {
  const { rows } = await sql<ExtractRow>`select x.no, x.file_name as "fileName",
      (extract(epoch from x.received_at) * 1000)::bigint as "receivedMs", u.name as "receivedBy", x.state,
      m.version as "mappingVersion", x.read_rows as read, x.accepted, x.quarantined, x.duplicate, x.superseded
    from extract x join mapping m on m.no = x.mapping_no left join app_user u on u.id = x.received_by
    where x.source_no = ${sourceNo} order by x.received_at desc, x.no desc limit ${limit}`.execute(db);
  return rows.map(({ read, accepted, quarantined, duplicate, superseded, ...row }) => ({
    no: row.no,
    fileName: row.fileName,
    receivedAt: Temporal.Instant.fromEpochMilliseconds(row.receivedMs),
    receivedBy: row.receivedBy ?? undefined,
    state: row.state,
    mappingVersion: row.mappingVersion,
    fates: { read, accepted, quarantined, duplicate, superseded },
  }));
}

interface MappingRow {
  version: number;
  createdMs: number;
  author: string | null;
  body: string;
}

/** Versions of a source's mapping, the newest first. */
export async function listMappingVersions(db: Db, sourceNo: number): Promise<MappingVersion[]> {
  const { rows } =
    await sql<MappingRow>`select m.version, (extract(epoch from m.created_at) * 1000)::bigint as "createdMs",
      u.name as author, '' as body
    from mapping m left join app_user u on u.id = m.author where m.source_no = ${sourceNo} order by m.version desc`.execute(
      db,
    );
  return rows.map(toVersion);
}

/** @param version the newest when undefined */
export async function findMapping(
  db: Db,
  sourceNo: number,
  version: number | undefined,
): Promise<MappingText | undefined> {
  const { rows } =
    await sql<MappingRow>`select m.version, (extract(epoch from m.created_at) * 1000)::bigint as "createdMs",
      u.name as author, m.body
    from mapping m left join app_user u on u.id = m.author
    where m.source_no = ${sourceNo} and (${version ?? null}::int is null or m.version = ${version ?? null})
    order by m.version desc limit 1`.execute(db);
  return rows[0] && { ...toVersion(rows[0]), body: rows[0].body };
}

function toVersion({ version, createdMs, author }: MappingRow): MappingVersion {
  return {
    version,
    createdAt: Temporal.Instant.fromEpochMilliseconds(createdMs),
    author: author ?? undefined,
  };
}
