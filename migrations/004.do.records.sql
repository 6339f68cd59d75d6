-- What each source says: canonical records, latest version per source key. Areas they fall in.

create table area (
  no int primary key generated always as identity,
  kind text not null check (kind in ('ward', 'lsoa')),
  code text not null,
  name text not null,
  rings json not null,
  valid daterange not null default daterange(null, null),
  attribution text not null,
  -- Places that were tagged before are tagged again.
  changed_at timestamptz not null default clock_timestamp(),
  unique (kind, code)
);

-- A place as one source names it; shared by the reports that name it alike.
create table place_record (
  id uuid primary key,
  source_no int not null,
  partner_no smallint not null,
  handling text not null default 'P' check (handling in ('P', 'C')),
  address_text text,
  address_key text,
  postcode text,
  uprn text,
  usrn text,
  easting double precision,
  northing double precision,
  radius_m int,
  ward_no int,
  lsoa_no int,
  regime text not null
);
create index place_record_uprn on place_record (uprn) where uprn is not null;

create table report (
  id uuid primary key,
  source_no int not null,
  source_key text not null,
  extract_no int not null,
  row_no int not null,
  partner_no smallint not null,
  regime text not null,
  handling text not null default 'P' check (handling in ('P', 'C')),
  told_at timestamptz,
  told_precision text not null default 'minute' check (told_precision in ('minute', 'day', 'month')),
  happened_from timestamptz,
  happened_to timestamptz,
  channel text,
  kind text not null default 'asb' check (kind in ('asb', 'crime', 'other')),
  nsir text not null check (nsir in ('personal', 'nuisance', 'environmental', 'unclassified', 'not-asb')),
  category text not null,
  source_category text,
  place_record_id uuid,
  cross_reference text,
  acknowledged_at timestamptz,
  visited_at timestamptz,
  closed_at timestamptz,
  outcome text,
  recorded_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  retain_until date,
  erased_at timestamptz,
  unique (source_key, source_no)
);
create index report_cross_reference on report (cross_reference) where cross_reference is not null;

-- The words people used may name anyone, so they are identity, and kept apart from the report's facts.
create table report_words (
  report_id uuid primary key,
  partner_no smallint not null,
  handling text not null default 'P' check (handling in ('P', 'C')),
  words text not null
);

create table person_record (
  id uuid primary key,
  source_no int not null,
  source_key text not null,
  extract_no int not null,
  row_no int not null,
  partner_no smallint not null,
  regime text not null,
  handling text not null default 'P' check (handling in ('P', 'C')),
  forenames text,
  surname text,
  name_key text,
  born_on date,
  phone text,
  email text,
  address_text text,
  postcode text,
  uprn text,
  sealed boolean not null default false,
  consent text,
  recorded_at timestamptz not null default now(),
  -- A later version of the row no longer names this person.
  withdrawn_at timestamptz,
  retain_until date,
  erased_at timestamptz
);

create table involvement (
  report_id uuid not null,
  person_record_id uuid not null,
  role text not null check (role in ('reporter', 'victim', 'witness', 'subject')),
  partner_no smallint not null,
  handling text not null default 'P' check (handling in ('P', 'C')),
  primary key (report_id, person_record_id, role)
);
create index involvement_person on involvement (person_record_id);

-- Each earlier version of a canonical record, with the time it was the latest.
create table record_version (
  record_id uuid not null,
  kind text not null check (kind in ('report', 'person-record')),
  partner_no smallint not null,
  handling text not null default 'P' check (handling in ('P', 'C')),
  extract_no int not null,
  row_no int not null,
  recorded tstzrange not null,
  facts jsonb not null,
  primary key (record_id, recorded)
);

create schema sealed;
revoke all on schema sealed from public;
grant usage on schema sealed to commonweal_worker;
-- The address of someone who must not be found: its own table, its own key, its own grant. Nothing here is readable by
-- the web role at all.
create table sealed.address (
  person_record_id uuid not null,
  partner_no smallint not null,
  ciphertext bytea not null,
  key_id text not null,
  sealed_at timestamptz not null default now(),
  primary key (person_record_id, sealed_at)
);

create function held_records_stay() returns trigger language plpgsql set search_path = public, pg_catalog, pg_temp as $$
begin
  if exists (select from legal_hold h where h.released_at is null and h.subject_kind = tg_argv[0] and h.subject_id = old.id::text) then
    raise exception 'under legal hold' using errcode = '23514';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger held before delete on report for each row execute function held_records_stay('report');
create trigger held_erasure before update on report for each row
  when (new.erased_at is not null and old.erased_at is null) execute function held_records_stay('report');
create trigger held before delete on person_record for each row execute function held_records_stay('person-record');
create trigger held_erasure before update on person_record for each row
  when (new.erased_at is not null and old.erased_at is null) execute function held_records_stay('person-record');

alter table area enable row level security; alter table area force row level security;
alter table place_record enable row level security; alter table place_record force row level security;
alter table report enable row level security; alter table report force row level security;
alter table report_words enable row level security; alter table report_words force row level security;
alter table person_record enable row level security; alter table person_record force row level security;
alter table involvement enable row level security; alter table involvement force row level security;
alter table record_version enable row level security; alter table record_version force row level security;
alter table sealed.address enable row level security; alter table sealed.address force row level security;

create policy signed_in_reads on area for select to commonweal_web, commonweal_worker using ((select ctx.kind()) is not null);
create policy steward_adds on area for insert to commonweal_web, commonweal_worker
  with check ((select ctx.role()) in ('data-steward', 'administrator') or (select ctx.system()) in ('setup', 'importer'));
create policy steward_changes on area for update to commonweal_web, commonweal_worker
  using ((select ctx.role()) in ('data-steward', 'administrator') or (select ctx.system()) in ('setup', 'importer'));
grant select, insert, update on area to commonweal_web, commonweal_worker;

-- Rows without identity: the reader's mask for 'reports'; what is handled conditionally (C) stays with its own partner, here
-- and in every table below. The worker
-- that maps and resolves sees all of them; a steward may write those whose records they keep.
create policy reports_read on report for select to commonweal_web, commonweal_worker
  using ((select ctx.system()) = 'importer'
    or ((1::bigint << partner_no) & case when handling = 'P' then (select ctx.reports_mask()) else (select ctx.reports_mask()) & (select ctx.own_mask()) end) <> 0);
create policy records_land on report for insert to commonweal_worker
  with check ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & (select ctx.records_mask())) <> 0);
create policy records_change on report for update to commonweal_worker
  using ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & (select ctx.records_mask())) <> 0);
grant select, insert, update on report to commonweal_worker;
grant select on report to commonweal_web;

create policy reports_read on place_record for select to commonweal_web, commonweal_worker
  using ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & case when handling = 'P' then (select ctx.reports_mask()) else (select ctx.reports_mask()) & (select ctx.own_mask()) end) <> 0);
create policy records_land on place_record for insert to commonweal_worker
  with check ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & (select ctx.records_mask())) <> 0);
create policy records_change on place_record for update to commonweal_worker
  using ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & (select ctx.records_mask())) <> 0);
grant select, insert, update on place_record to commonweal_worker;
grant select on place_record to commonweal_web;

create policy identity_reads on report_words for select to commonweal_web, commonweal_worker
  using ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & case when handling = 'P' then (select ctx.identity_mask()) else (select ctx.identity_mask()) & (select ctx.own_mask()) end) <> 0);
create policy records_land on report_words for insert to commonweal_worker
  with check ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & (select ctx.records_mask())) <> 0);
create policy records_change on report_words for update to commonweal_worker
  using ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & (select ctx.records_mask())) <> 0);
grant select, insert, update on report_words to commonweal_worker;
grant select on report_words to commonweal_web;

create policy identity_reads on person_record for select to commonweal_web, commonweal_worker
  using ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & case when handling = 'P' then (select ctx.identity_mask()) else (select ctx.identity_mask()) & (select ctx.own_mask()) end) <> 0);
create policy records_land on person_record for insert to commonweal_worker
  with check ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & (select ctx.records_mask())) <> 0);
create policy records_change on person_record for update to commonweal_worker
  using ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & (select ctx.records_mask())) <> 0);
grant select, insert, update on person_record to commonweal_worker;
grant select on person_record to commonweal_web;

create policy identity_reads on involvement for select to commonweal_web, commonweal_worker
  using ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & case when handling = 'P' then (select ctx.identity_mask()) else (select ctx.identity_mask()) & (select ctx.own_mask()) end) <> 0);
create policy records_land on involvement for insert to commonweal_worker
  with check ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & (select ctx.records_mask())) <> 0);
create policy records_withdraw on involvement for delete to commonweal_worker
  using ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & (select ctx.records_mask())) <> 0);
grant select, insert, delete on involvement to commonweal_worker;
grant select on involvement to commonweal_web;

create policy identity_reads on record_version for select to commonweal_web, commonweal_worker
  using ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & case when handling = 'P' then (select ctx.identity_mask()) else (select ctx.identity_mask()) & (select ctx.own_mask()) end) <> 0);
create policy records_land on record_version for insert to commonweal_worker
  with check ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & (select ctx.records_mask())) <> 0);
grant select, insert on record_version to commonweal_worker;
grant select on record_version to commonweal_web;

create policy importer_seals on sealed.address for insert to commonweal_worker
  with check ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & (select ctx.records_mask())) <> 0);
grant insert on sealed.address to commonweal_worker;
