import { sql } from 'kysely';
import type { Db } from '../../../kernel/use-case.ts';
import type { LandingExtract } from './landing-extract.ts';
import type { OtherFate, Replaced } from './fates.ts';
import { sealKeyId } from './seal.ts';

/** What the fates of a chunk mean for its tables. */
export interface ChunkFacts {
  /** Rows that are not accepted. */
  others: OtherFate[];
  /** Those of them that are not in quarantine either. */
  excluded: number[];
  /** Ids of reports that exist and get a newer version. */
  changed: string[];
}

/** What this chunk replaces is no longer the latest. Its content goes, unless a legal hold keeps it; its hash stays. */
export async function retireReplaced(
  db: Db,
  { no }: LandingExtract,
  replaced: readonly Replaced[],
): Promise<void> {
  await sql`
    update source_record s set latest = false,
      fate = case when s.extract_no = ${no}::int then 'superseded' else s.fate end,
      reason = 'replaced by row ' || r.by_row || case when s.extract_no = ${no}::int then '' else ' of extract ' || ${no}::int end,
      content = case when exists (select from legal_hold h where h.released_at is null and h.subject_kind = 'source-record'
        and h.subject_id = s.extract_no || '/' || s.row_no) then s.content end
    from unnest(${replaced.map(({ held }) => held.extractNo)}::int[], ${replaced.map(({ held }) => held.rowNo)}::int[],
      ${replaced.map(({ byRow }) => byRow)}::int[]) r (extract_no, row_no, by_row)
    where s.extract_no = r.extract_no and s.row_no = r.row_no`.execute(db);
}

export async function recordRows(
  db: Db,
  { no, sourceNo, partnerNo, regime }: LandingExtract,
  { others }: ChunkFacts,
  hasItems: boolean,
): Promise<void> {
  const fates =
    others.length === 0
      ? sql`'accepted', null, true, as_at, content from landing_record l`
      : sql`coalesce(f.fate, 'accepted'), f.reason, f.fate is null, as_at, case when f.fate is null or f.fate = 'quarantined' then content end
        from landing_record l left join unnest(${others.map(({ rowNo }) => rowNo)}::int[], ${others.map(({ fate }) => fate)}::text[],
          ${others.map(({ reason }) => reason)}::text[]) f (row_no, fate, reason) on f.row_no = l.row_no`;
  await sql`
    insert into source_record (extract_no, row_no, source_no, partner_no, regime, source_key, row_hash, fate, reason, latest, as_at, content)
    select ${no}::int, l.row_no, ${sourceNo}::int, ${partnerNo}::smallint, ${regime}, source_key, row_hash, ${fates}`.execute(
    db,
  );
  if (hasItems)
    await sql`
      insert into quarantine_item (extract_no, row_no, source_no, partner_no, rule, field, value, message)
      select ${no}::int, row_no, ${sourceNo}::int, ${partnerNo}::smallint, rule, field, value, message from landing_item`.execute(
      db,
    );
}

/**
 * Rows go in by the order of their ids, here and below: ids are as good as random, and neighbours in an index are cheaper to
 * write together (a fifth of the whole, at a million rows).
 */
export async function recordPlaces(db: Db, { sourceNo, partnerNo, regime }: LandingExtract): Promise<void> {
  await sql`
    insert into place_record (id, source_no, partner_no, handling, address_text, address_key, postcode, uprn, usrn, easting, northing, radius_m, ward_no, lsoa_no, regime)
    select id, ${sourceNo}::int, ${partnerNo}::smallint, handling, address_text, address_key, postcode, uprn, usrn, easting, northing, radius_m, ward_no, lsoa_no, ${regime}
    from landing_place order by id on conflict (id) do nothing`.execute(db);
}

export async function recordReports(
  db: Db,
  { no, sourceNo, partnerNo, regime }: LandingExtract,
  { changed }: ChunkFacts,
): Promise<void> {
  if (changed.length > 0)
    await sql`
      insert into record_version (record_id, kind, partner_no, handling, extract_no, row_no, recorded, facts)
      select r.id, 'report', r.partner_no, r.handling, r.extract_no, r.row_no,
        tstzrange(r.recorded_at, greatest(now(), r.recorded_at + interval '1 microsecond')), to_jsonb(r) || jsonb_build_object('words', w.words)
      from report r left join report_words w on w.report_id = r.id where r.id = any(${changed}::uuid[])`.execute(
      db,
    );
  await sql`
    insert into report (id, source_no, source_key, extract_no, row_no, partner_no, regime, handling, told_at, told_precision, happened_from, happened_to,
      channel, kind, nsir, category, source_category, place_record_id, cross_reference, acknowledged_at, visited_at, closed_at, outcome, retain_until)
    select id, ${sourceNo}::int, source_key, ${no}::int, row_no, ${partnerNo}::smallint, ${regime}, handling, told_at, told_precision, happened_from, happened_to,
      channel, kind, nsir, category, source_category, place_record_id, cross_reference, acknowledged_at, visited_at, closed_at, outcome, retain_until
    from landing_report order by id ${changed.length > 0 ? replaceReport : sql``}`.execute(db);
  const words =
    changed.length > 0
      ? sql`words is not null or id = any(${changed}::uuid[]) order by id ${replaceWords}`
      : sql`words is not null order by id`;
  await sql`
    insert into report_words (report_id, partner_no, handling, words)
    select id, ${partnerNo}::smallint, handling, coalesce(words, '') from landing_report where ${words}`.execute(
    db,
  );
}

const replaceReport = sql`
  on conflict (id) do update set extract_no = excluded.extract_no, row_no = excluded.row_no, handling = excluded.handling,
    told_at = excluded.told_at, told_precision = excluded.told_precision, happened_from = excluded.happened_from, happened_to = excluded.happened_to,
    channel = excluded.channel, kind = excluded.kind, nsir = excluded.nsir, category = excluded.category, source_category = excluded.source_category,
    place_record_id = excluded.place_record_id, cross_reference = excluded.cross_reference, acknowledged_at = excluded.acknowledged_at,
    visited_at = excluded.visited_at, closed_at = excluded.closed_at, outcome = excluded.outcome, recorded_at = now(),
    withdrawn_at = null, retain_until = excluded.retain_until`;
const replaceWords = sql`on conflict (report_id) do update set words = excluded.words, handling = excluded.handling`;

/**
 * People a row names. Those of a key of their own may be known already, and those of a changed report are; all others are
 * as new as their row, and then nothing need be looked for.
 */
export async function recordPeople(
  db: Db,
  { no, sourceNo, partnerNo, regime, sharedPeople }: LandingExtract,
  { changed }: ChunkFacts,
  hasSealed: boolean,
): Promise<void> {
  const mayBeKnown = changed.length > 0 || sharedPeople;
  if (mayBeKnown) await keepEarlierPeople(db);
  if (changed.length > 0) await withdrawPeople(db, changed);
  await sql`
    insert into person_record (id, source_no, source_key, extract_no, row_no, partner_no, regime, handling, forenames, surname, name_key, born_on,
      phone, email, address_text, postcode, uprn, sealed, consent, retain_until)
    select ${sharedPeople ? sql`distinct on (id)` : sql``} id, ${sourceNo}::int, source_key, ${no}::int, row_no, ${partnerNo}::smallint, ${regime}, handling,
      forenames, surname, name_key, born_on, phone, email, address_text, postcode, uprn, sealed, consent, retain_until
    from landing_person order by id, row_no desc ${mayBeKnown ? replacePerson : sql``}`.execute(db);
  await sql`
    insert into involvement (report_id, person_record_id, role, partner_no, handling)
    select report_id, person_record_id, role, ${partnerNo}::smallint, handling from landing_involvement order by report_id`.execute(
    db,
  );
  if (hasSealed)
    await sql`
      insert into sealed.address (person_record_id, partner_no, ciphertext, key_id)
      select ${sharedPeople ? sql`distinct on (person_record_id)` : sql``} person_record_id, ${partnerNo}::smallint, ciphertext, ${sealKeyId}
      from landing_sealed ${sharedPeople ? sql`order by person_record_id, row_no desc` : sql``}`.execute(db);
}

const replacePerson = sql`
  on conflict (id) do update set extract_no = excluded.extract_no, row_no = excluded.row_no, handling = excluded.handling, forenames = excluded.forenames,
    surname = excluded.surname, name_key = excluded.name_key, born_on = excluded.born_on, phone = excluded.phone, email = excluded.email,
    address_text = excluded.address_text, postcode = excluded.postcode, uprn = excluded.uprn, sealed = excluded.sealed, consent = excluded.consent,
    retain_until = greatest(person_record.retain_until, excluded.retain_until), recorded_at = now(), withdrawn_at = null`;

/** The version of a person that this chunk replaces with a different one. */
async function keepEarlierPeople(db: Db): Promise<void> {
  await sql`
    insert into record_version (record_id, kind, partner_no, handling, extract_no, row_no, recorded, facts)
    select distinct on (p.id) p.id, 'person-record', p.partner_no, p.handling, p.extract_no, p.row_no,
      tstzrange(p.recorded_at, greatest(now(), p.recorded_at + interval '1 microsecond')), to_jsonb(p)
    from person_record p join landing_person l on l.id = p.id
    where (p.forenames, p.surname, p.born_on, p.phone, p.email, p.address_text, p.postcode, p.uprn, p.sealed, p.consent, p.handling)
      is distinct from (l.forenames, l.surname, l.born_on, l.phone, l.email, l.address_text, l.postcode, l.uprn, l.sealed, l.consent, l.handling)
    order by p.id`.execute(db);
}

/** A changed report's people are those of its newer version; whoever is in no report any more is withdrawn. */
async function withdrawPeople(db: Db, changed: readonly string[]): Promise<void> {
  await sql`
    update person_record p set withdrawn_at = now() from involvement i
    where i.report_id = any(${changed}::uuid[]) and p.id = i.person_record_id and p.withdrawn_at is null
      and not exists (select from landing_person l where l.id = p.id)
      and not exists (select from involvement o where o.person_record_id = p.id and o.report_id <> all(${changed}::uuid[]))`.execute(
    db,
  );
  await sql`delete from involvement where report_id = any(${changed}::uuid[])`.execute(db);
}
