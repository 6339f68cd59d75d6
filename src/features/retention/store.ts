import { createHash, randomBytes } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../kernel/use-case.ts';
import type { Erasure, KeptRecord, LegalHold, RecordKind } from './types.ts';

interface HoldRow extends Omit<LegalHold, 'placedAt'> {
  placedMs: number;
}

const holdColumns = sql`select h.id, h.subject_kind as kind, h.subject_id as "subjectId", p.name as partner, h.reason,
  (extract(epoch from h.placed_at) * 1000)::bigint as "placedMs", coalesce(u.name, 'The program') as "placedBy"
  from legal_hold h join partner p on p.no = h.partner_no left join app_user u on u.id = h.placed_by
  where h.released_at is null`;

/** Holds in force, the latest first. */
export async function listHolds(db: Db): Promise<LegalHold[]> {
  const { rows } = await sql<HoldRow>`${holdColumns} order by h.placed_at desc, h.id limit 500`.execute(db);
  return rows.map(toHold);
}

/** Holds in force on one record; of a person record also those on the person it belongs to. */
async function listHoldsOn(db: Db, kind: RecordKind, id: string): Promise<LegalHold[]> {
  const { rows } = await sql<HoldRow>`${holdColumns} and ((h.subject_kind = ${kind} and h.subject_id = ${id})
    or (${kind} = 'person-record' and h.subject_kind = 'person'
      and h.subject_id in (select m.person_id::text from person_member m where m.person_record_id = ${id}::uuid)))
    order by h.placed_at desc`.execute(db);
  return rows.map(toHold);
}

function toHold({ placedMs, ...row }: HoldRow): LegalHold {
  return { ...row, placedAt: Temporal.Instant.fromEpochMilliseconds(placedMs) };
}

/** The last erasures, at most `limit`. */
export async function listErasures(db: Db, limit: number): Promise<Erasure[]> {
  const { rows } = await sql<Omit<Erasure, 'erasedAt'> & { erasedMs: number }>`
    select e.id, e.subject_kind as kind, p.name as partner, e.rule, (extract(epoch from e.erased_at) * 1000)::bigint as "erasedMs",
      coalesce(u.name, 'The program') as "erasedBy"
    from erasure e join partner p on p.no = e.partner_no left join app_user u on u.id = e.erased_by
    order by e.erased_at desc, e.id limit ${limit}`.execute(db);
  return rows.map(({ id, kind, partner, rule, erasedBy, erasedMs }) => {
    const erasedAt = Temporal.Instant.fromEpochMilliseconds(erasedMs);
    return { id, kind, partner, rule, erasedBy, erasedAt };
  });
}

/** The reports of an incident, by its number, and the person records in them, as far as the reader may see. */
export async function listRecordsOfIncident(
  db: Db,
  incidentNo: number,
): Promise<{ kind: RecordKind; id: string; partner: string; role: string }[]> {
  const { rows } = await sql<{ kind: RecordKind; id: string; partner: string; role: string }>`
    select 'report' as kind, i.report_id as id, p.name as partner, 'report' as role
    from incident_report i join partner p on p.no = i.partner_no where i.incident_no = ${incidentNo}
    union all
    select 'person-record', v.person_record_id, p.name, v.role
    from incident_report i join involvement v on v.report_id = i.report_id join partner p on p.no = v.partner_no
    where i.incident_no = ${incidentNo} order by 3, 1 desc, 4, 2`.execute(db);
  return rows;
}

interface RecordRow {
  id: string;
  partnerNo: number;
  partner: string;
  sourceCode: string;
  sourceName: string;
  extractNo: number;
  rowNo: number;
  regime: KeptRecord['regime'];
  erasedMs: number | null;
  toldMs: number | null;
  category: string | null;
  name: string | null;
  bornOn: string | null;
  versions: number;
  bytesGoOn: string | null;
}

/** @param landedBytesDays how long files are kept after their extract was closed (policy imports.landed-bytes-days) */
export async function findRecord(
  db: Db,
  kind: RecordKind,
  id: string,
  landedBytesDays: number,
): Promise<KeptRecord | undefined> {
  const own = kind === 'report' ? reportFacts : personFacts;
  const { rows } =
    await sql<RecordRow>`select r.id, r.partner_no as "partnerNo", p.name as partner, s.code as "sourceCode",
      s.name as "sourceName", r.extract_no as "extractNo", r.row_no as "rowNo", r.regime,
      (extract(epoch from r.erased_at) * 1000)::bigint as "erasedMs", ${own},
      (select count(*)::int from record_version v where v.record_id = r.id) as versions,
      (select max((e.closed_at at time zone 'Europe/London')::date + ${landedBytesDays}::int) from extract e
       where e.bytes_disposed_at is null and (e.no = r.extract_no or e.no in (select v.extract_no from record_version v where v.record_id = r.id))) as "bytesGoOn"
    from ${kind === 'report' ? sql`report` : sql`person_record`} r
      join partner p on p.no = r.partner_no join source s on s.no = r.source_no
    where r.id = ${id}`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  return {
    kind,
    id: row.id,
    partnerNo: row.partnerNo,
    partner: row.partner,
    source: { code: row.sourceCode, name: row.sourceName },
    extractNo: row.extractNo,
    rowNo: row.rowNo,
    regime: row.regime,
    erasedAt: instantOf(row.erasedMs),
    toldAt: instantOf(row.toldMs),
    category: row.category ?? undefined,
    name: row.name ?? undefined,
    bornOn: row.bornOn === null ? undefined : Temporal.PlainDate.from(row.bornOn),
    versions: row.versions,
    involvements: await listInvolvements(db, kind, id),
    holds: await listHoldsOn(db, kind, id),
    bytesGoOn: row.bytesGoOn === null ? undefined : Temporal.PlainDate.from(row.bytesGoOn),
  };
}

const reportFacts = sql`(extract(epoch from r.told_at) * 1000)::bigint as "toldMs", r.category, null as name, null as "bornOn"`;
const personFacts = sql`null as "toldMs", null as category, nullif(trim(concat_ws(' ', r.forenames, r.surname)), '') as name, r.born_on as "bornOn"`;

function instantOf(ms: number | null): Temporal.Instant | undefined {
  return ms === null ? undefined : Temporal.Instant.fromEpochMilliseconds(ms);
}

async function listInvolvements(db: Db, kind: RecordKind, id: string): Promise<KeptRecord['involvements']> {
  const { rows } = await (
    kind === 'report'
      ? sql<
          KeptRecord['involvements'][number]
        >`select 'person-record' as kind, person_record_id as id, role from involvement where report_id = ${id} order by role, id`
      : sql<
          KeptRecord['involvements'][number]
        >`select 'report' as kind, report_id as id, role from involvement where person_record_id = ${id} order by role, id`
  ).execute(db);
  return rows;
}

export interface NewHold {
  kind: RecordKind;
  id: string;
  partnerNo: number;
  reason: string;
  placedBy: string;
}

export async function insertHold(db: Db, hold: NewHold): Promise<void> {
  await sql`insert into legal_hold (subject_kind, subject_id, partner_no, reason, placed_by)
    values (${hold.kind}, ${hold.id}, ${hold.partnerNo}, ${hold.reason}, ${hold.placedBy})`.execute(db);
}

/** @returns what the hold was on, or undefined when there is none in force that this officer may release */
export async function releaseHold(
  db: Db,
  holdId: string,
  release: { by: string; why: string },
): Promise<{ kind: string; subjectId: string } | undefined> {
  const { rows } = await sql<{ kind: string; subjectId: string }>`
    update legal_hold set released_at = now(), released_by = ${release.by}, released_why = ${release.why}
    where id = ${holdId} and released_at is null returning subject_kind as kind, subject_id as "subjectId"`.execute(
    db,
  );
  return rows[0];
}

/** Rows as received that carried a record: its own, those of its earlier versions, and every other row of the same key. */
const rowsThatCarried = (id: string): RawBuilder<unknown> => sql`
  with made as (
    select extract_no, row_no from report where id = ${id} union select extract_no, row_no from person_record where id = ${id}
    union select extract_no, row_no from record_version where record_id = ${id}
  ), keyed as (
    select distinct s.source_no, s.source_key from source_record s join made m on m.extract_no = s.extract_no and m.row_no = s.row_no
    where s.source_key is not null
  ), carried as (
    select extract_no, row_no from made
    union select s.extract_no, s.row_no from source_record s join keyed k on k.source_no = s.source_no and k.source_key = s.source_key
  )`;

/**
 * Binds to all that a record said without keeping any of it: sixteen random bytes, then SHA-256 of them and the record,
 * its words, its earlier versions and its rows as received, as JSON. Whoever still has those can show that they are the same.
 */
export async function commitToRecord(db: Db, kind: RecordKind, id: string): Promise<Buffer> {
  const { rows } = await sql<{ said: string }>`${rowsThatCarried(id)} select jsonb_build_object(
      'record', ${kind === 'report' ? sql`(select to_jsonb(r) from report r where r.id = ${id})` : sql`(select to_jsonb(r) from person_record r where r.id = ${id})`},
      'words', (select w.words from report_words w where w.report_id = ${id}),
      'versions', (select jsonb_agg(v.facts order by lower(v.recorded)) from record_version v where v.record_id = ${id}),
      'mended', (select jsonb_agg(m.corrected::jsonb order by m.mended_at) from mend m
        join carried c on c.extract_no = m.extract_no and c.row_no = m.row_no),
      'rows', (select jsonb_agg(s.content::jsonb order by s.extract_no, s.row_no) from source_record s
        join carried c on c.extract_no = s.extract_no and c.row_no = s.row_no))::text as said`.execute(db);
  const salt = randomBytes(16);
  return Buffer.concat([salt, createHash('sha256').update(salt).update(rows[0]!.said, 'utf8').digest()]);
}

/** Empties the rows as received, what quarantine says of them and how they were mended; their numbers and hashes stay. @returns how many */
export async function emptySourceRecords(db: Db, id: string): Promise<number> {
  await sql`${rowsThatCarried(id)} update quarantine_item q set field = null, value = null, message = 'Erased',
      state = case when q.state = 'open' then 'set-aside' else q.state end, decision_why = null
    from carried c where q.extract_no = c.extract_no and q.row_no = c.row_no`.execute(db);
  await sql`${rowsThatCarried(id)} delete from mend m using carried c
    where m.extract_no = c.extract_no and m.row_no = c.row_no`.execute(db);
  const { rows } = await sql<{ n: number }>`${rowsThatCarried(id)}, emptied as (
      update source_record s set content = null, reason = null, erased_at = now()
      from carried c where s.extract_no = c.extract_no and s.row_no = c.row_no and s.content is not null returning 1)
    select count(*)::int as n from emptied`.execute(db);
  return rows[0]!.n;
}

/** @returns how many earlier versions there were */
export async function deleteVersions(db: Db, id: string): Promise<number> {
  const { numAffectedRows } = await sql`delete from record_version where record_id = ${id}`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** A report becomes a bare count: its partner, its month, its kind and its category stay. */
export async function emptyReport(db: Db, id: string): Promise<void> {
  await sql`delete from report_words where report_id = ${id}`.execute(db);
  await sql`delete from incident_report_words where report_id = ${id}`.execute(db);
  await sql`delete from involvement where report_id = ${id}`.execute(db);
  await sql`update place_record pl set address_text = null, address_key = null, postcode = null, uprn = null, usrn = null, easting = null,
      northing = null, radius_m = null, ward_no = null, lsoa_no = null
    from report r where r.id = ${id} and pl.id = r.place_record_id
      and not exists (select from report other where other.place_record_id = pl.id and other.id <> r.id)`.execute(
    db,
  );
  await sql`update incident_report set told_at = date_trunc('month', told_at, 'Europe/London'), told_precision = 'month',
      channel = null, place_id = null, place_text = null, easting = null, northing = null, ward_no = null, lsoa_no = null,
      point_from = null, outcome = null, closed_at = null
    where report_id = ${id}`.execute(db);
  await sql`update report set told_at = date_trunc('month', told_at, 'Europe/London'), told_precision = 'month',
      happened_from = null, happened_to = null, channel = null, source_category = null, place_record_id = null,
      cross_reference = null, acknowledged_at = null, visited_at = null, closed_at = null, outcome = null, erased_at = now()
    where id = ${id}`.execute(db);
}

/** Nothing of the person stays: no name, no contact, no address, no part in any report. */
export async function emptyPersonRecord(db: Db, id: string): Promise<void> {
  await sql`delete from person_link_key where person_record_id = ${id}`.execute(db);
  await sql`delete from sealed.address where person_record_id = ${id}`.execute(db);
  await sql`delete from involvement where person_record_id = ${id}`.execute(db);
  await sql`update person_record set forenames = null, surname = null, name_key = null, born_on = null, phone = null,
      email = null, address_text = null, postcode = null, uprn = null, consent = null, erased_at = now()
    where id = ${id}`.execute(db);
}

export async function insertErasure(
  db: Db,
  erasure: { kind: RecordKind; commitment: Buffer; partnerNo: number; rule: string; erasedBy: string },
): Promise<void> {
  await sql`insert into erasure (subject_kind, commitment, partner_no, rule, erased_by)
    values (${erasure.kind}, ${erasure.commitment}, ${erasure.partnerNo}, ${erasure.rule}, ${erasure.erasedBy})`.execute(
    db,
  );
}
