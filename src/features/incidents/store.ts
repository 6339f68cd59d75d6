import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../kernel/use-case.ts';
import type { Place } from './rules/cursor.ts';

/** A filter in the table's own terms. */
export interface ReportFilter {
  /** Undefined for every kind. */
  kind: string | undefined;
  /** Numbers of partners; never empty when a reader sees anything. */
  partnerNos: readonly number[];
  classes: readonly string[];
  /** Empty for any. */
  categories: readonly string[];
  wardNo: number | undefined;
  lsoaNo: number | undefined;
  from: Temporal.PlainDate | undefined;
  until: Temporal.PlainDate | undefined;
  mapped: 'yes' | 'no' | undefined;
  /** Incidents of a reference, ours or a partner's. */
  incidentNos: readonly number[] | undefined;
  telling: Telling | undefined;
}

/** Where words looked for are: in what was said, and in places. Too many reports to name are looked through as the list goes. */
export interface Telling {
  words: string;
  /** Reports that say it; undefined where there are too many. */
  saying: readonly string[] | undefined;
  /** Reports of such a place; undefined where there are too many. */
  at: readonly string[] | undefined;
}

const mostTelling = 3_000;

/** Rows that a count reads at most, and incidents that it counts exactly. */
const mostRead = 14_000;
const mostCounted = 10_000;

export interface PartnerRow {
  no: number;
  code: string;
  name: string;
  kind: string;
  mayIdentify: boolean;
}

/** Partners whose reports the reader may see, and whether also people and words. */
export async function listSeenPartners(db: Db): Promise<PartnerRow[]> {
  const { rows } = await sql<PartnerRow>`
    select no, code, name, kind, ((1::bigint << no) & (select ctx.identity_mask())) <> 0 as "mayIdentify"
    from partner where ((1::bigint << no) & (select ctx.reports_mask())) <> 0 order by name`.execute(db);
  return rows;
}

const mostOfOneKey = 50;

/** Incidents of the reports that a partner knows by this very reference, among what the reader may see. */
export async function findBySourceKey(db: Db, key: string): Promise<number[]> {
  const { rows } = await sql<{ no: number }>`
    select distinct i.incident_no::int as no from report r join incident_report i on i.report_id = r.id
    where r.source_key = ${key} limit ${mostOfOneKey}`.execute(db);
  return rows.map(({ no }) => no);
}

/** Where `text` is found, among what the reader may see. */
export async function findTelling(db: Db, text: string): Promise<Telling> {
  const { rows } = await sql<{ saying: string[]; at: string[] }>`
    select array(select ctx.reports_saying(${text}, ${mostTelling + 1})) as saying,
      array(select ctx.reports_at(${text}, ${mostTelling + 1})) as at`.execute(db);
  const named = (ids: string[]) => (ids.length > mostTelling ? undefined : ids);
  return { words: text, saying: named(rows[0]!.saying), at: named(rows[0]!.at) };
}

/** What a report under the name `alias` must be to fit. */
function fits(alias: 'r' | 'o', filter: ReportFilter): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  const conditions: RawBuilder<unknown>[] = [
    sql`${column('partner_no')} = any (${filter.partnerNos}::smallint[])`,
  ];
  if (filter.incidentNos)
    conditions.push(sql`${column('incident_no')} = any (${filter.incidentNos}::bigint[])`);
  if (filter.kind !== undefined) conditions.push(sql`${column('kind')} = ${filter.kind}`);
  if (filter.classes.length > 0) conditions.push(sql`${column('nsir')} = any (${filter.classes}::text[])`);
  if (filter.categories.length > 0)
    conditions.push(sql`${column('category')} = any (${filter.categories}::text[])`);
  if (filter.wardNo !== undefined) conditions.push(sql`${column('ward_no')} = ${filter.wardNo}`);
  if (filter.lsoaNo !== undefined) conditions.push(sql`${column('lsoa_no')} = ${filter.lsoaNo}`);
  if (filter.from) conditions.push(sql`${column('listed_at')} >= ${startOf(filter.from)}::timestamptz`);
  if (filter.until)
    conditions.push(sql`${column('listed_at')} < ${startOf(filter.until.add({ days: 1 }))}::timestamptz`);
  // Without a lower end a range would take in what was told at no known time, which stands before all others.
  if (filter.until && !filter.from) conditions.push(sql`${column('told_at')} is not null`);
  if (filter.mapped === 'yes') conditions.push(column('has_point'));
  if (filter.mapped === 'no') conditions.push(unmapped(alias));
  if (filter.telling) conditions.push(tells(alias, filter.telling));
  return sql.join(conditions, sql` and `);
}

/** No report of the incident that the reader may see has a place on the map. */
function unmapped(alias: 'r' | 'o' | 'fitting'): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  // A count rather than "exists", which would be made into a reading of every report.
  return sql`not ${column('has_point')} and (${column('report_count')} = 1 or case ${column('pointed_by')}
    when -1 then (select count(*) from incident_report m where m.incident_no = ${column('incident_no')} and m.has_point) = 0
    else ((1::bigint << ${column('pointed_by')}) & (select ctx.reports_mask())) <> 0 is not true end)`;
}

function tells(alias: 'r' | 'o', { words, saying, at }: Telling): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  if (saying && at) return sql`${column('report_id')} = any (${[...saying, ...at]}::uuid[])`;
  const says = saying
    ? sql`${column('report_id')} = any (${saying}::uuid[])`
    : // A value rather than "exists", which would be made into a reading of every report's words.
      sql`coalesce((select w.words_key @@ websearch_to_tsquery('english', ${words})
        from incident_report_words w where w.report_id = ${column('report_id')}), false)`;
  const isAt = at
    ? sql`${column('report_id')} = any (${at}::uuid[])`
    : sql`to_tsvector('simple', regexp_replace(${column('place_text')}, '[[:alnum:]]*[0-9][[:alnum:]]*', ' ', 'g'))
        @@ plainto_tsquery('simple', ${words})`;
  return sql`(${says} or ${isAt})`;
}

/** The first moment of a local day, as PostgreSQL reads it. */
function startOf(day: Temporal.PlainDate): string {
  return day.toZonedDateTime('Europe/London').toInstant().toString();
}

export interface IncidentRow {
  incidentNo: number;
  /** Microseconds since 1970, as text. */
  micros: string | null;
  precision: 'minute' | 'day' | 'month';
  kind: string;
  nsir: string;
  category: string;
  place: string | null;
  ward: string | null;
  lsoa: string | null;
  easting: number | null;
  northing: number | null;
  outcome: string | null;
  closedMs: number | null;
  regime: string;
  mayIdentify: boolean;
  reports: number;
  /** One a report, the first told first. */
  partnerNos: number[];
}

export interface Window {
  sort: '-told' | 'told';
  /** Rows beyond this place; undefined from the beginning. */
  beyond: Place | undefined;
  /** Rows before the place, nearest last, instead of after it. */
  backwards: boolean;
  limit: number;
}

/**
 * Incidents with a report that fits, each as the earliest such report tells it, in the order asked for.
 * Reads on from a place, never by counting rows off, so the last page costs what the first does.
 */
export async function listIncidents(db: Db, filter: ReportFilter, window: Window): Promise<IncidentRow[]> {
  const falling = window.sort.startsWith('-') !== window.backwards;
  const direction = falling ? sql`desc` : sql`asc`;
  const order = sql`r.listed_at ${direction}, r.incident_no ${direction}`;
  const { rows } = await sql<IncidentRow>`
    select r.incident_no::int as "incidentNo", (extract(epoch from r.told_at) * 1000000)::bigint::text as micros,
      r.told_precision as precision, r.kind, r.nsir, r.category, r.place_text as place, w.name as ward, l.name as lsoa,
      r.easting, r.northing, r.outcome, (extract(epoch from r.closed_at) * 1000)::bigint as "closedMs", r.regime,
      ((1::bigint << r.partner_no) & (select ctx.identity_mask())) <> 0 as "mayIdentify",
      seen.reports, seen."partnerNos"
    from (
      select * from incident_report r
      where ${fits('r', filter)} and ${beyond(window, falling)}
        and (r.rank = 1 or not exists (
          select from incident_report o where o.incident_id = r.incident_id and o.rank < r.rank and ${fits('o', filter)}))
      order by ${order} limit ${window.limit}
    ) r
    left join area w on w.no = r.ward_no
    left join area l on l.no = r.lsoa_no
    cross join lateral (
      select count(*)::int as reports, array_agg(a.partner_no::int order by a.rank) as "partnerNos"
      from incident_report a where a.incident_id = r.incident_id
    ) seen
    order by ${order}`.execute(db);
  return window.backwards ? rows.toReversed() : rows;
}

function beyond({ beyond: place }: Window, falling: boolean): RawBuilder<unknown> {
  if (!place) return sql`true`;
  const sign = falling ? sql`<` : sql`>`;
  const at =
    place.micros === undefined
      ? sql`'-infinity'::timestamptz`
      : sql`(timestamptz 'epoch' + ${place.micros}::bigint * interval '1 microsecond')`;
  return sql`(r.listed_at, r.incident_no) ${sign} (${at}, ${place.incidentNo}::bigint)`;
}

export interface CountRow {
  incidents: number;
  reports: number;
  partners: number;
  /** Incidents without a place on the map. */
  unmapped: number;
  exact: boolean;
  firstMs: number | null;
  lastMs: number | null;
}

/**
 * How many incidents that fit; beyond 10,000 only that there are more, and so of those without a place. Reads index entries,
 * 14,000 at most. Incidents of one report need no telling apart, and are most.
 */
export async function countIncidents(db: Db, filter: ReportFilter): Promise<CountRow> {
  const { rows } = await sql<Omit<CountRow, 'exact'>>`
    select coalesce(sum(case when joined is null then reports else 1 end), 0)::int as incidents, coalesce(sum(reports), 0)::int as reports,
      bit_count(coalesce(bit_or(partners), 0)::bit(64))::int as partners,
      coalesce(sum(case when joined is null then unmapped else least(unmapped, 1) end), 0)::int as unmapped,
      (extract(epoch from min(first)) * 1000)::bigint as "firstMs", (extract(epoch from max(last)) * 1000)::bigint as "lastMs"
    from (
      select case when report_count > 1 then incident_no end as joined, count(*) as reports, bit_or(1::bigint << partner_no) as partners,
        count(*) filter (where ${unmapped('fitting')}) as unmapped,
        min(listed_at) filter (where listed_at > '-infinity') as first, max(listed_at) filter (where listed_at > '-infinity') as last
      from (select r.incident_no, r.partner_no, r.listed_at, r.has_point, r.report_count, r.pointed_by from incident_report r
        where ${fits('r', filter)} limit ${mostRead}) fitting
      group by 1) counted`.execute(db);
  const row = rows[0]!;
  const exact = row.reports < mostRead && row.incidents <= mostCounted;
  const atLeast = Math.floor(Math.min(row.incidents, mostCounted) / 1000) * 1000;
  return exact
    ? { ...row, exact }
    : {
        ...row,
        exact,
        incidents: atLeast,
        unmapped: Math.min(Math.floor(row.unmapped / 100) * 100, atLeast),
      };
}

export interface AreaCountRow {
  /** Null for those in no area of the kind. */
  areaNo: number | null;
  incidents: number;
}

/** How many incidents that fit have a report in each ward or LSOA. Reads all their index entries: 0.15 s for 600,000. */
export async function countByArea(
  db: Db,
  filter: ReportFilter,
  kind: 'ward' | 'lsoa',
): Promise<AreaCountRow[]> {
  const areaNo = kind === 'ward' ? sql.ref('r.ward_no') : sql.ref('r.lsoa_no');
  // Incidents of one report need no telling apart, and are most.
  const { rows } = await sql<AreaCountRow>`
    select "areaNo", sum(case when repeated is null then reports else 1 end)::int as incidents
    from (select ${areaNo} as "areaNo", case when r.report_count > 1 then r.incident_no end as repeated, count(*) as reports
      from incident_report r where ${fits('r', filter)} group by 1, 2) counted
    group by 1`.execute(db);
  return rows;
}

export interface ReportRow {
  reportId: string;
  partner: string;
  partnerNo: number;
  sourceName: string;
  fileName: string;
  rowNo: number;
  receivedMs: number;
  mappingVersion: number;
  regime: string;
  handling: string;
  toldMs: number | null;
  precision: 'minute' | 'day' | 'month';
  happenedFromMs: number | null;
  happenedToMs: number | null;
  channel: string | null;
  kind: string;
  nsir: string;
  category: string;
  sourceCategory: string | null;
  crossReference: string | null;
  place: string | null;
  postcode: string | null;
  easting: number | null;
  northing: number | null;
  ward: string | null;
  wardCode: string | null;
  /** Whether the point, its ward and its small area are the source's own or were looked up. */
  pointFrom: 'source' | 'gazetteer' | null;
  pointAttribution: string | null;
  lsoa: string | null;
  lsoaCode: string | null;
  acknowledgedMs: number | null;
  visitedMs: number | null;
  closedMs: number | null;
  outcome: string | null;
  words: string | null;
  mayIdentify: boolean;
  whyJoined: string;
}

function ms(column: string): RawBuilder<unknown> {
  return sql`(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`;
}

/** The reports of an incident that the reader may see, earliest first, each with where it came from; none for one unseen. */
export async function listReportsOf(db: Db, incidentNo: number): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select r.id as "reportId", pa.name as partner, r.partner_no::int as "partnerNo", s.name as "sourceName",
      e.file_name as "fileName", r.row_no as "rowNo", ${ms('e.received_at')} as "receivedMs", m.version as "mappingVersion",
      r.regime, r.handling, ${ms('r.told_at')} as "toldMs", r.told_precision as precision,
      ${ms('r.happened_from')} as "happenedFromMs", ${ms('r.happened_to')} as "happenedToMs", r.channel, r.kind, r.nsir,
      r.category, r.source_category as "sourceCategory", r.cross_reference as "crossReference",
      p.address_text as place, p.postcode, ir.easting, ir.northing, wa.name as ward, wa.code as "wardCode",
      ls.name as lsoa, ls.code as "lsoaCode", ir.point_from as "pointFrom",
      case when ir.point_from = 'gazetteer' then coalesce((select g.attribution from gazetteer g where g.uprn = p.uprn),
        (select min(g.attribution) from gazetteer g where g.address_key = p.address_key)) end as "pointAttribution",
      ${ms('r.acknowledged_at')} as "acknowledgedMs",
      ${ms('r.visited_at')} as "visitedMs", ${ms('r.closed_at')} as "closedMs", r.outcome, w.words,
      ((1::bigint << r.partner_no) & (select ctx.identity_mask())) <> 0 as "mayIdentify", im.reason as "whyJoined"
    from incident_report ir
    join report r on r.id = ir.report_id
    join incident_member im on im.report_id = r.id
    join partner pa on pa.no = r.partner_no
    join source s on s.no = r.source_no
    join extract e on e.no = r.extract_no
    join mapping m on m.no = e.mapping_no
    left join place_record p on p.id = r.place_record_id
    left join area wa on wa.no = ir.ward_no
    left join area ls on ls.no = ir.lsoa_no
    left join report_words w on w.report_id = r.id
    where ir.incident_no = ${incidentNo}
    order by ir.rank`.execute(db);
  return rows;
}

export interface PersonRow {
  reportId: string;
  role: 'reporter' | 'victim' | 'witness' | 'subject';
  partnerNo: number;
  /** The person of the picture that the record belongs to; its own id where it was never joined to one. */
  personId: string;
  forenames: string | null;
  surname: string | null;
  bornOn: string | null;
  sealed: boolean;
  knownTo: number;
}

/** People involved in reports, as the partners who may be read know them. */
export async function listPeopleOf(db: Db, reportIds: readonly string[]): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select i.report_id as "reportId", i.role, i.partner_no::int as "partnerNo",
      coalesce(pm.person_id, pr.id) as "personId", pr.forenames, pr.surname, pr.born_on as "bornOn", pr.sealed,
      coalesce((select count(distinct k.partner_no)::int from person_member k where k.person_id = pm.person_id), 1) as "knownTo"
    from involvement i
    join person_record pr on pr.id = i.person_record_id
    left join person_member pm on pm.person_record_id = pr.id
    where i.report_id = any (${reportIds}::uuid[]) and pr.erased_at is null and pr.withdrawn_at is null
    order by i.role, pr.surname, pr.forenames, pr.id`.execute(db);
  return rows;
}

/** Whether the reader has said in this session why they open an incident; the answer is in the audit. */
export async function hasGivenReason(db: Db, useCaseName: string, reference: string): Promise<boolean> {
  const { rows } = await sql<{ given: boolean }>`select exists (
    select from audit_leaf l
    where l.use_case = ${useCaseName} and l.outcome = 'done' and l.subject_kind = 'incident' and l.subject_id = ${reference}
      and l.actor = (select ctx.user_id())::text
      and l.at > (select created_at from session where id_hash = (select ctx.session_hash()))) as given`.execute(
    db,
  );
  return rows[0]!.given;
}
