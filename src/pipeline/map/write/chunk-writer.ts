import { sql } from 'kysely';
import type { Db } from '../../../kernel/use-case.ts';
import { copyInto } from '../../../platform/postgres/copy.ts';
import type { MappedPlace, MappedRow } from '../mapped-row.ts';
import { withDashes } from '../record-ids.ts';
import { decideFates, type Fates, type HeldVersion } from './fates.ts';
import { landingTables } from './landing-tables.ts';

/** The extract that rows are recorded under. */
export interface LandingExtract {
  no: number;
  sourceNo: number;
  partnerNo: number;
  regime: string;
}

export interface ChunkWriter {
  /**
   * Records a chunk: the rows as received with their fates, and of the accepted ones the reports, places and people.
   * Everything or nothing, in the transaction of `db`. @returns the fates
   */
  write(db: Db, rows: readonly MappedRow[]): Promise<Fates>;
  /** The last chunk is committed: its places need not be sent again. */
  committed(): void;
}

export function chunkWriter(extract: LandingExtract, sealKey: Buffer): ChunkWriter {
  const sent = new WeakSet<MappedPlace>();
  let sending: MappedPlace[] = [];
  return {
    async write(db, rows) {
      const held = await findHeld(db, extract.sourceNo, rows);
      const fates = decideFates(rows, held, extract.no);
      const places = new Set<MappedPlace>();
      for (const { mapped, fate } of fates.rows) {
        const place = fate === 'accepted' ? mapped.report?.place : undefined;
        if (place && !sent.has(place)) places.add(place);
      }
      sending = [...places];
      for (const { name, columns, count, parts } of landingTables({
        rows: fates.rows,
        places: sending,
        sealKey,
      })) {
        await sql
          .raw(`create temp table if not exists ${name} (${columns}) on commit delete rows`)
          .execute(db);
        if (count > 0) await copyInto(db, `copy ${name} from stdin (format binary)`, parts);
      }
      await retireReplaced(db, extract, fates);
      await recordRows(db, extract);
      await recordReports(db, extract, fates);
      await recordPeople(db, extract, fates);
      return fates;
    },
    committed() {
      for (const place of sending) sent.add(place);
      sending = [];
    },
  };
}

async function findHeld(
  db: Db,
  sourceNo: number,
  rows: readonly MappedRow[],
): Promise<Map<string, HeldVersion>> {
  const keys = [...new Set(rows.flatMap(({ key }) => key ?? []))];
  const { rows: found } = await sql<{
    key: string;
    extract_no: number;
    row_no: number;
    hash: string;
    as_at: Date | null;
    erased: boolean;
  }>`
    select source_key as key, extract_no, row_no, encode(row_hash, 'hex') as hash, as_at, erased_at is not null as erased
    from source_record where source_no = ${sourceNo} and latest and source_key = any(${keys}::text[])`.execute(
    db,
  );
  return new Map(
    found.map((one) => [
      one.key,
      {
        extractNo: one.extract_no,
        rowNo: one.row_no,
        rowHash: one.hash,
        asAt: one.as_at?.getTime() ?? null,
        erased: one.erased,
      },
    ]),
  );
}

/** What this chunk replaces is no longer the latest. Its content goes, unless a legal hold keeps it; its hash stays. */
async function retireReplaced(db: Db, extract: LandingExtract, { replaced }: Fates): Promise<void> {
  if (replaced.length === 0) return;
  await sql`
    update source_record s set latest = false,
      fate = case when s.extract_no = ${extract.no} then 'superseded' else s.fate end,
      reason = case when s.extract_no = ${extract.no} then 'replaced by row ' || r.by_row else 'replaced by row ' || r.by_row || ' of extract ' || ${extract.no}::int end,
      content = case when exists (select from legal_hold h where h.released_at is null and h.subject_kind = 'source-record'
        and h.subject_id = s.extract_no || '/' || s.row_no) then s.content end
    from unnest(${replaced.map(({ held }) => held.extractNo)}::int[], ${replaced.map(({ held }) => held.rowNo)}::int[],
      ${replaced.map(({ byRow }) => byRow)}::int[]) r (extract_no, row_no, by_row)
    where s.extract_no = r.extract_no and s.row_no = r.row_no`.execute(db);
}

async function recordRows(db: Db, { no, sourceNo, partnerNo, regime }: LandingExtract): Promise<void> {
  await sql`
    insert into source_record (extract_no, row_no, source_no, partner_no, regime, source_key, row_hash, fate, reason, latest, as_at, content)
    select ${no}::int, row_no, ${sourceNo}::int, ${partnerNo}::smallint, ${regime}, source_key, row_hash, fate, reason, latest, as_at, content
    from landing_record`.execute(db);
  await sql`
    insert into quarantine_item (extract_no, row_no, source_no, partner_no, rule, field, value, message)
    select ${no}::int, row_no, ${sourceNo}::int, ${partnerNo}::smallint, rule, field, value, message from landing_item`.execute(
    db,
  );
  await sql`
    insert into place_record (id, source_no, partner_no, handling, address_text, address_key, postcode, uprn, usrn, easting, northing, radius_m, ward_no, lsoa_no, regime)
    select id, ${sourceNo}::int, ${partnerNo}::smallint, handling, address_text, address_key, postcode, uprn, usrn, easting, northing, radius_m, ward_no, lsoa_no, ${regime}
    from landing_place on conflict (id) do nothing`.execute(db);
}

/** The reports that exist already and get a newer version; as PostgreSQL writes ids. */
function changedReports({ rows, replaced }: Fates): string[] {
  const keys = new Set(replaced.map(({ key }) => key));
  return rows.flatMap(({ mapped, latest }) =>
    latest && keys.has(mapped.key!) ? withDashes(mapped.report!.id) : [],
  );
}

async function recordReports(
  db: Db,
  { no, sourceNo, partnerNo, regime }: LandingExtract,
  fates: Fates,
): Promise<void> {
  const changed = changedReports(fates);
  if (changed.length > 0)
    await sql`
      insert into record_version (record_id, kind, partner_no, handling, extract_no, row_no, recorded, facts)
      select r.id, 'report', r.partner_no, r.handling, r.extract_no, r.row_no,
        tstzrange(r.recorded_at, greatest(now(), r.recorded_at + interval '1 microsecond')),
        to_jsonb(r) || jsonb_build_object('words', w.words)
      from report r left join report_words w on w.report_id = r.id where r.id = any(${changed}::uuid[])`.execute(
      db,
    );
  await sql`
    insert into report (id, source_no, source_key, extract_no, row_no, partner_no, regime, handling, told_at, told_precision, happened_from, happened_to,
      channel, kind, nsir, category, source_category, place_record_id, cross_reference, acknowledged_at, visited_at, closed_at, outcome, retain_until)
    select id, ${sourceNo}::int, source_key, ${no}::int, row_no, ${partnerNo}::smallint, ${regime}, handling, told_at, told_precision, happened_from, happened_to,
      channel, kind, nsir, category, source_category, place_record_id, cross_reference, acknowledged_at, visited_at, closed_at, outcome, retain_until
    from landing_report
    ${changed.length === 0 ? sql`` : replaceReport}`.execute(db);
  await sql`
    insert into report_words (report_id, partner_no, handling, words)
    select id, ${partnerNo}::smallint, handling, coalesce(words, '') from landing_report
    where words is not null ${
      changed.length === 0
        ? sql``
        : sql`or id = any(${changed}::uuid[])
    on conflict (report_id) do update set words = excluded.words, handling = excluded.handling`
    }`.execute(db);
}

const replaceReport = sql`
  on conflict (id) do update set extract_no = excluded.extract_no, row_no = excluded.row_no, handling = excluded.handling,
    told_at = excluded.told_at, told_precision = excluded.told_precision, happened_from = excluded.happened_from, happened_to = excluded.happened_to,
    channel = excluded.channel, kind = excluded.kind, nsir = excluded.nsir, category = excluded.category, source_category = excluded.source_category,
    place_record_id = excluded.place_record_id, cross_reference = excluded.cross_reference, acknowledged_at = excluded.acknowledged_at,
    visited_at = excluded.visited_at, closed_at = excluded.closed_at, outcome = excluded.outcome, recorded_at = now(),
    withdrawn_at = null, retain_until = excluded.retain_until`;

/** People a row names. Those of a key of their own may be known already; those known by their row are as new as it. */
async function recordPeople(
  db: Db,
  { no, sourceNo, partnerNo, regime }: LandingExtract,
  fates: Fates,
): Promise<void> {
  const changed = changedReports(fates);
  await sql`
    insert into record_version (record_id, kind, partner_no, handling, extract_no, row_no, recorded, facts)
    select p.id, 'person-record', p.partner_no, p.handling, p.extract_no, p.row_no,
      tstzrange(p.recorded_at, greatest(now(), p.recorded_at + interval '1 microsecond')), to_jsonb(p)
    from person_record p join landing_person l on l.id = p.id where ${differs}`.execute(db);
  if (changed.length > 0) {
    await sql`
      update person_record p set withdrawn_at = now() from involvement i
      where i.report_id = any(${changed}::uuid[]) and p.id = i.person_record_id and p.withdrawn_at is null
        and not exists (select from landing_person l where l.id = p.id)
        and not exists (select from involvement o where o.person_record_id = p.id and o.report_id <> all(${changed}::uuid[]))`.execute(
      db,
    );
    await sql`delete from involvement where report_id = any(${changed}::uuid[])`.execute(db);
  }
  await sql`
    insert into person_record (id, source_no, source_key, extract_no, row_no, partner_no, regime, handling, forenames, surname, name_key, born_on,
      phone, email, address_text, postcode, uprn, sealed, consent, retain_until)
    select id, ${sourceNo}::int, source_key, ${no}::int, row_no, ${partnerNo}::smallint, ${regime}, handling, forenames, surname, name_key, born_on,
      phone, email, address_text, postcode, uprn, sealed, consent, retain_until
    from landing_person
    on conflict (id) do update set extract_no = excluded.extract_no, row_no = excluded.row_no, handling = excluded.handling, forenames = excluded.forenames,
      surname = excluded.surname, name_key = excluded.name_key, born_on = excluded.born_on, phone = excluded.phone, email = excluded.email,
      address_text = excluded.address_text, postcode = excluded.postcode, uprn = excluded.uprn, sealed = excluded.sealed, consent = excluded.consent,
      retain_until = greatest(person_record.retain_until, excluded.retain_until), recorded_at = now(), withdrawn_at = null`.execute(
    db,
  );
  await sql`
    insert into involvement (report_id, person_record_id, role, partner_no, handling)
    select report_id, person_record_id, role, ${partnerNo}::smallint, handling from landing_involvement`.execute(
    db,
  );
  await sql`
    insert into sealed.address (person_record_id, partner_no, ciphertext, key_id)
    select person_record_id, ${partnerNo}::smallint, ciphertext, 'sealed-1' from landing_sealed`.execute(db);
}

const differs = sql`
  (p.forenames, p.surname, p.born_on, p.phone, p.email, p.address_text, p.postcode, p.uprn, p.sealed, p.consent, p.handling) is distinct from
  (l.forenames, l.surname, l.born_on, l.phone, l.email, l.address_text, l.postcode, l.uprn, l.sealed, l.consent, l.handling)`;
