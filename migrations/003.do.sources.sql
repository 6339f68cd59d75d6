-- What arrived: sources, mappings, extracts, source records. Immutable but for lawful erasure.

create table source (
  no int primary key generated always as identity,
  partner_no smallint not null references partner,
  code text not null unique check (code ~ '^[a-z][a-z0-9-]{1,60}$'),
  name text not null,
  extracts text not null check (extracts in ('full', 'changes')),
  sharing text not null default 'rows' check (sharing in ('rows', 'rows-without-identity', 'totals')),
  regime text not null check (regime in ('uk-gdpr', 'dpa-part-3', 'open-data')),
  expected_every_days int,
  -- What must stand beside anything made from it (an open licence asks for it).
  attribution text,
  created_at timestamptz not null default now()
);

create table mapping (
  no int primary key generated always as identity,
  source_no int not null references source,
  version int not null,
  body text not null,
  body_hash bytea not null,
  author uuid,
  created_at timestamptz not null default now(),
  unique (source_no, version),
  unique (source_no, body_hash)
);

create table extract (
  no int primary key generated always as identity,
  source_no int not null references source,
  partner_no smallint not null references partner,
  mapping_no int not null references mapping,
  file_name text not null,
  sha256 bytea not null,
  byte_count bigint not null,
  received_at timestamptz not null default now(),
  received_by uuid,
  state text not null default 'landing' check (state in ('landing', 'closed', 'held', 'failed', 'undone')),
  why text,
  closed_at timestamptz,
  -- Names of the file's columns, in its order: source_record.content holds the values alone.
  columns text[] not null default '{}',
  -- Rows of the whole file, counted before the first was recorded.
  total_rows bigint,
  -- How many of them are recorded: where landing goes on after a kill.
  read_rows bigint not null default 0,
  accepted bigint not null default 0,
  quarantined bigint not null default 0,
  duplicate bigint not null default 0,
  superseded bigint not null default 0,
  -- Accepted rows whose place lies in no area, has no point, or lost a value that could not be read and may be left out.
  outside_areas bigint not null default 0,
  without_point bigint not null default 0,
  values_left_out bigint not null default 0,
  -- Accepted rows whose report has no class: a large share hides what is going on.
  unclassified bigint not null default 0,
  -- When the picture last took in all its rows; null while something of it waits.
  resolved_at timestamptz,
  bytes_disposed_at timestamptz
);
-- The same bytes again are recognised, unless the earlier attempt failed.
create unique index extract_bytes on extract (source_no, sha256) where state not in ('failed', 'undone');
create index extract_source on extract (source_no, received_at desc);

create table source_record (
  -- One that is in the book: looked at once for all rows that come together, in count_fates. A foreign key looks again for
  -- every row, a tenth of the database's work of landing.
  extract_no int not null,
  row_no int not null,
  source_no int not null,
  partner_no smallint not null,
  regime text not null,
  source_key text,
  row_hash bytea not null,
  fate text not null check (fate in ('accepted', 'quarantined', 'duplicate', 'superseded')),
  reason text,
  latest boolean not null,
  -- When the source says the row was true, where it does: an older one that comes late does not replace a newer.
  as_at timestamptz,
  -- The values in the order of extract.columns, or the item itself; only of the latest version of a key and of rows in
  -- quarantine. A sealed address is blanked before it gets here.
  content json,
  erased_at timestamptz,
  primary key (extract_no, row_no)
);
create unique index source_record_latest on source_record (source_no, source_key) where latest;

create table quarantine_item (
  id uuid primary key default gen_random_uuid(),
  extract_no int not null,
  row_no int not null,
  source_no int not null,
  partner_no smallint not null,
  rule text not null,
  field text,
  value text,
  message text not null,
  state text not null default 'open' check (state in ('open', 'mended', 'set-aside')),
  decided_by uuid,
  decided_at timestamptz,
  decision_why text,
  foreign key (extract_no, row_no) references source_record
);
create index quarantine_open on quarantine_item (source_no, rule) where state = 'open';
create index quarantine_record on quarantine_item (extract_no, row_no);

-- What a person put right in a row that could not be read. The row itself stays as received.
create table mend (
  id uuid primary key default gen_random_uuid(),
  extract_no int not null,
  row_no int not null,
  partner_no smallint not null,
  corrected json not null,
  why text not null,
  author uuid,
  mended_at timestamptz not null default clock_timestamp(),
  foreign key (extract_no, row_no) references source_record
);
create index mend_record on mend (extract_no, row_no, mended_at);

-- The database keeps the fates' counts itself, from the rows; the reader of the file counts what it read. At every
-- commit the two must agree, so no row can be lost between them.
create function count_fates() returns trigger language plpgsql set search_path = public, pg_catalog, pg_temp as $$
begin
  update extract e set accepted = e.accepted + d.accepted, quarantined = e.quarantined + d.quarantined,
    duplicate = e.duplicate + d.duplicate, superseded = e.superseded + d.superseded
  from (
    select extract_no,
      count(*) filter (where fate = 'accepted') accepted, count(*) filter (where fate = 'quarantined') quarantined,
      count(*) filter (where fate = 'duplicate') duplicate, count(*) filter (where fate = 'superseded') superseded
    from added group by extract_no
  ) d where e.no = d.extract_no;
  if exists (select from (select distinct extract_no from added) a where not exists (select from extract e where e.no = a.extract_no)) then
    raise exception 'a row of an extract that is not in the book' using errcode = '23503';
  end if;
  return null;
end $$;
create function recount_fates() returns trigger language plpgsql set search_path = public, pg_catalog, pg_temp as $$
begin
  update extract e set accepted = e.accepted + d.accepted, quarantined = e.quarantined + d.quarantined,
    duplicate = e.duplicate + d.duplicate, superseded = e.superseded + d.superseded
  from (
    select extract_no,
      coalesce(sum(sign) filter (where fate = 'accepted'), 0) accepted, coalesce(sum(sign) filter (where fate = 'quarantined'), 0) quarantined,
      coalesce(sum(sign) filter (where fate = 'duplicate'), 0) duplicate, coalesce(sum(sign) filter (where fate = 'superseded'), 0) superseded
    from (select extract_no, fate, 1 as sign from added union all select extract_no, fate, -1 from removed) moved
    group by extract_no
  ) d where e.no = d.extract_no and (d.accepted, d.quarantined, d.duplicate, d.superseded) <> (0, 0, 0, 0);
  return null;
end $$;
create trigger fates_added after insert on source_record referencing new table as added
  for each statement execute function count_fates();
create trigger fates_moved after update on source_record referencing old table as removed new table as added
  for each statement execute function recount_fates();

create function extracts_stay() returns trigger language plpgsql set search_path = public, pg_catalog, pg_temp as $$
begin
  if exists (select from source_record s where s.extract_no = old.no) then
    raise exception 'extract % has rows', old.no using errcode = '23503';
  end if;
  return old;
end $$;
create trigger stay before delete on extract for each row execute function extracts_stay();

create function fates_add_up() returns trigger language plpgsql set search_path = public, pg_catalog, pg_temp as $$
declare e record;
begin
  select * into e from extract where no = new.no;
  if e.accepted + e.quarantined + e.duplicate + e.superseded <> e.read_rows then
    raise exception 'extract %: % rows read but % have a fate', e.no, e.read_rows,
      e.accepted + e.quarantined + e.duplicate + e.superseded using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger fates_add_up after insert or update on extract deferrable initially deferred
  for each row execute function fates_add_up();

-- A row as received is never edited. Erasure empties it and leaves the hash; mending moves its fate.
create function source_record_is_immutable() returns trigger language plpgsql set search_path = public, pg_catalog, pg_temp as $$
begin
  if (new.extract_no, new.row_no, new.source_no, new.partner_no, new.row_hash) is distinct from
     (old.extract_no, old.row_no, old.source_no, old.partner_no, old.row_hash)
     or (new.content is not null and new.content::text is distinct from old.content::text) then
    raise exception 'a source record is never edited' using errcode = '23514';
  end if;
  if new.content is null and old.content is not null and exists (
    select from legal_hold h where h.released_at is null and h.subject_kind = 'source-record'
      and h.subject_id = old.extract_no || '/' || old.row_no) then
    raise exception 'under legal hold' using errcode = '23514';
  end if;
  return new;
end $$;

create table legal_hold (
  id uuid primary key default gen_random_uuid(),
  subject_kind text not null check (subject_kind in ('source-record', 'report', 'person-record', 'person')),
  subject_id text not null,
  partner_no smallint not null references partner,
  reason text not null,
  placed_at timestamptz not null default now(),
  placed_by uuid,
  released_at timestamptz
);
create index legal_hold_subject on legal_hold (subject_kind, subject_id) where released_at is null;

-- What was lawfully erased: a salted commitment to what it was, never what it was.
create table erasure (
  id uuid primary key default gen_random_uuid(),
  subject_kind text not null,
  commitment bytea not null,
  partner_no smallint not null references partner,
  rule text not null,
  erased_at timestamptz not null default now(),
  erased_by uuid
);

create trigger source_record_immutable before update on source_record
  for each row execute function source_record_is_immutable();

alter table source enable row level security; alter table source force row level security;
alter table mapping enable row level security; alter table mapping force row level security;
alter table extract enable row level security; alter table extract force row level security;
alter table source_record enable row level security; alter table source_record force row level security;
alter table quarantine_item enable row level security; alter table quarantine_item force row level security;
alter table mend enable row level security; alter table mend force row level security;
alter table legal_hold enable row level security; alter table legal_hold force row level security;
alter table erasure enable row level security; alter table erasure force row level security;

-- That a source exists, how fresh it is and how its rows fared is no secret among partners.
create policy signed_in_reads on source for select to commonweal_web, commonweal_worker using ((select ctx.kind()) is not null);
create policy steward_adds on source for insert to commonweal_web, commonweal_worker
  with check ((select ctx.system()) in ('setup', 'importer') or ((1::bigint << partner_no) & (select ctx.records_mask())) <> 0);
create policy steward_changes on source for update to commonweal_web, commonweal_worker
  using ((select ctx.system()) in ('setup', 'importer') or ((1::bigint << partner_no) & (select ctx.records_mask())) <> 0);
grant select, insert, update on source to commonweal_web, commonweal_worker;

create policy signed_in_reads on mapping for select to commonweal_web, commonweal_worker using ((select ctx.kind()) is not null);
create policy steward_adds on mapping for insert to commonweal_web, commonweal_worker
  with check ((select ctx.system()) in ('setup', 'importer') or exists (
    select from source s where s.no = source_no and ((1::bigint << s.partner_no) & (select ctx.records_mask())) <> 0));
grant select, insert on mapping to commonweal_web, commonweal_worker;

create policy signed_in_reads on extract for select to commonweal_web, commonweal_worker using ((select ctx.kind()) is not null);
create policy steward_lands on extract for insert to commonweal_web, commonweal_worker
  with check ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & (select ctx.records_mask())) <> 0);
create policy steward_keeps on extract for update to commonweal_web, commonweal_worker
  using ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & (select ctx.records_mask())) <> 0);
grant select, insert, update on extract to commonweal_web, commonweal_worker;

create policy records_read on source_record for select to commonweal_web, commonweal_worker
  using ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & (select ctx.records_mask())) <> 0);
create policy records_land on source_record for insert to commonweal_web, commonweal_worker
  with check ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & (select ctx.records_mask())) <> 0);
create policy records_move on source_record for update to commonweal_web, commonweal_worker
  using ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & (select ctx.records_mask())) <> 0);
grant select, insert, update on source_record to commonweal_web, commonweal_worker;

create policy records_read on quarantine_item for select to commonweal_web, commonweal_worker
  using ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & (select ctx.records_mask())) <> 0);
create policy records_land on quarantine_item for insert to commonweal_web, commonweal_worker
  with check ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & (select ctx.records_mask())) <> 0);
create policy records_move on quarantine_item for update to commonweal_web, commonweal_worker
  using ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & (select ctx.records_mask())) <> 0);
grant select, insert, update on quarantine_item to commonweal_web, commonweal_worker;

create policy records_read on mend for select to commonweal_web, commonweal_worker
  using ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & (select ctx.records_mask())) <> 0);
create policy records_mended on mend for insert to commonweal_worker
  with check ((select ctx.system()) = 'importer' or ((1::bigint << partner_no) & (select ctx.records_mask())) <> 0);
grant select, insert on mend to commonweal_worker;
grant select on mend to commonweal_web;

create policy officers_read on legal_hold for select to commonweal_web, commonweal_worker
  using ((select ctx.role()) in ('data-protection-officer', 'data-steward') or (select ctx.system()) = 'importer');
create policy officer_places on legal_hold for insert to commonweal_web, commonweal_worker
  with check ((select ctx.role()) = 'data-protection-officer');
create policy officer_releases on legal_hold for update to commonweal_web, commonweal_worker
  using ((select ctx.role()) = 'data-protection-officer');
grant select, insert, update on legal_hold to commonweal_web, commonweal_worker;

create policy officers_read on erasure for select to commonweal_web, commonweal_worker
  using ((select ctx.role()) in ('data-protection-officer', 'data-steward'));
create policy officer_erases on erasure for insert to commonweal_web, commonweal_worker
  with check ((select ctx.role()) = 'data-protection-officer');
grant select, insert on erasure to commonweal_web, commonweal_worker;
