-- What the partnership concludes. Everything here but the numbers, the identity events and the human decisions can be
-- dropped and rebuilt, to the same ids.

create table link_run (
  no int primary key generated always as identity,
  kind text not null check (kind in ('person', 'incident', 'place')),
  method text not null,
  settings_version text not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  figures jsonb not null default '{}'
);

-- A human's answer about two records: input to every run, never overwritten.
create table match_decision (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('person', 'place', 'incident')),
  record_a uuid not null,
  record_b uuid not null,
  partner_mask bigint not null,
  verdict text not null check (verdict in ('same', 'different', 'cannot-tell')),
  reason text not null,
  author uuid not null,
  decided_at timestamptz not null default now(),
  undone_at timestamptz,
  undone_by uuid,
  check (record_a < record_b)
);

-- What each person record may be recognised by, as hashes: two records with one key in common are one person, unless a
-- human said otherwise or too many share the key. `kind` is the position in the linker's list of keys.
create table person_link_key (
  key bigint not null,
  person_record_id uuid not null,
  kind smallint not null,
  primary key (key, person_record_id)
);
create index person_link_key_record on person_link_key (person_record_id);

-- Stable numbers: kept for ever, so a reference given out keeps its meaning.
create table person (
  id uuid primary key,
  no bigint not null unique generated always as identity,
  own_mask bigint not null,
  shared_mask bigint not null,
  known_since timestamptz not null default now(),
  ended_at timestamptz
);
create table incident (
  id uuid primary key,
  no bigint not null unique generated always as identity,
  own_mask bigint not null,
  shared_mask bigint not null,
  report_count int not null,
  ended_at timestamptz
);
create table place (
  id uuid primary key,
  no bigint not null unique generated always as identity,
  own_mask bigint not null,
  shared_mask bigint not null,
  ended_at timestamptz
);

create table person_member (
  person_record_id uuid primary key,
  person_id uuid not null references person,
  partner_no smallint not null,
  handling text not null,
  run_no int not null references link_run,
  reason text not null
);
create index person_member_person on person_member (person_id);

create table incident_member (
  report_id uuid primary key,
  incident_id uuid not null references incident,
  partner_no smallint not null,
  handling text not null,
  run_no int not null references link_run,
  reason text not null
);
create index incident_member_incident on incident_member (incident_id);

create table place_member (
  place_record_id uuid primary key,
  place_id uuid not null references place,
  partner_no smallint not null,
  handling text not null,
  run_no int not null references link_run,
  reason text not null
);
create index place_member_place on place_member (place_id);

create table identity_event (
  no bigint primary key generated always as identity,
  kind text not null check (kind in ('person', 'place', 'incident')),
  event text not null check (event in ('merge', 'split', 'move')),
  partner_mask bigint not null,
  before jsonb not null,
  after jsonb not null,
  run_no int not null references link_run,
  at timestamptz not null default now()
);

-- The published list: one row per live report, as its incident shows it. An incident appears to a reader as the
-- earliest of its reports that the reader may see, so nothing of an unseen report shows through.
create table incident_report (
  report_id uuid primary key,
  incident_id uuid not null,
  incident_no bigint not null,
  rank smallint not null,
  report_count smallint not null,
  partner_no smallint not null,
  handling text not null,
  regime text not null,
  source_no int not null,
  told_at timestamptz,
  told_precision text not null,
  -- Where the row stands in a list by time; a report told at no known time comes before all others.
  listed_at timestamptz not null generated always as (coalesce(told_at, '-infinity'::timestamptz)) stored,
  kind text not null,
  nsir text not null,
  category text not null,
  channel text,
  place_id uuid,
  place_text text,
  easting double precision,
  northing double precision,
  ward_no int,
  lsoa_no int,
  outcome text,
  closed_at timestamptz,
  has_point boolean not null generated always as (easting is not null) stored
);
-- Each filter of the list has an index in the order of the list, with the two columns that the policy asks for and the two
-- that tell whether the incident is on the map: a count then reads the index alone. Over 1,000,000 rows, counts to 12,000: 3 ms so, 20 to 100 ms otherwise.
create index incident_report_incident on incident_report (incident_id, rank);
create index incident_report_no on incident_report (incident_no) include (partner_no, handling, has_point);
create index incident_report_time on incident_report (listed_at, incident_no) include (partner_no, handling, has_point, report_count);
create index incident_report_kind on incident_report (kind, listed_at, incident_no) include (partner_no, handling, has_point, report_count);
create index incident_report_partner on incident_report (partner_no, kind, listed_at, incident_no) include (handling, has_point, report_count);
create index incident_report_nsir on incident_report (nsir, kind, listed_at, incident_no) include (partner_no, handling, has_point, report_count);
create index incident_report_category on incident_report (category, kind, listed_at, incident_no) include (partner_no, handling, has_point, report_count);
create index incident_report_ward on incident_report (ward_no, kind, listed_at, incident_no) include (partner_no, handling, has_point, report_count);
create index incident_report_lsoa on incident_report (lsoa_no, kind, listed_at, incident_no) include (partner_no, handling, has_point, report_count);
create index incident_report_unmapped on incident_report (kind, listed_at, incident_no) include (partner_no, handling, report_count) where not has_point;
create index incident_report_place on incident_report using gin (to_tsvector('simple', place_text)) where place_text is not null;

-- What was said, as words to look for: to_tsvector('english', words).
create table incident_report_words (
  report_id uuid primary key,
  partner_no smallint not null,
  handling text not null default 'P',
  words_key tsvector not null
);
create index incident_report_words_key on incident_report_words using gin (words_key);

-- Columnar snapshots for analysis: no names, no contacts, no free text.
create table snapshot (
  no int primary key generated always as identity,
  file_name text not null,
  row_count bigint not null,
  data_cut timestamptz not null,
  made_at timestamptz not null default now(),
  retired_at timestamptz
);

do $$ declare t text; begin
  alter table person_link_key enable row level security;
  alter table person_link_key force row level security;
  create policy importer_links on person_link_key for all to commonweal_worker
    using ((select ctx.system()) = 'importer') with check ((select ctx.system()) = 'importer');
  grant select, insert, update, delete on person_link_key to commonweal_worker;
  foreach t in array array['link_run', 'match_decision', 'person', 'incident', 'place', 'person_member', 'incident_member',
    'place_member', 'identity_event', 'incident_report', 'incident_report_words', 'snapshot'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy importer_derives on %I for all to commonweal_worker using ((select ctx.system()) = ''importer'') with check ((select ctx.system()) = ''importer'')', t);
    execute format('grant select, insert, update, delete on %I to commonweal_worker', t);
    execute format('grant select on %I to commonweal_web', t);
  end loop;
end $$;
revoke delete on person, incident, place, match_decision, identity_event, link_run from commonweal_worker;

create policy signed_in_reads on link_run for select to commonweal_web, commonweal_worker using ((select ctx.kind()) is not null);
create policy signed_in_reads on snapshot for select to commonweal_web, commonweal_worker using ((select ctx.kind()) is not null);
create policy identity_reads on match_decision for select to commonweal_web, commonweal_worker
  using ((partner_mask & ~(select ctx.identity_mask())) = 0);
create policy identity_reads on identity_event for select to commonweal_web, commonweal_worker
  using ((partner_mask & ~(select ctx.identity_mask())) = 0);
create policy identity_reads on person for select to commonweal_web, commonweal_worker
  using ((shared_mask & (select ctx.identity_mask())) <> 0 or (own_mask & (select ctx.own_mask()) & (select ctx.identity_mask())) <> 0);
create policy identity_reads on person_member for select to commonweal_web, commonweal_worker
  using (((1::bigint << partner_no) & case when handling = 'P' then (select ctx.identity_mask()) else (select ctx.identity_mask()) & (select ctx.own_mask()) end) <> 0);
create policy reports_read on incident for select to commonweal_web, commonweal_worker
  using ((shared_mask & (select ctx.reports_mask())) <> 0 or (own_mask & (select ctx.own_mask()) & (select ctx.reports_mask())) <> 0);
create policy reports_read on incident_member for select to commonweal_web, commonweal_worker
  using (((1::bigint << partner_no) & case when handling = 'P' then (select ctx.reports_mask()) else (select ctx.reports_mask()) & (select ctx.own_mask()) end) <> 0);
create policy reports_read on place for select to commonweal_web, commonweal_worker
  using ((shared_mask & (select ctx.reports_mask())) <> 0 or (own_mask & (select ctx.own_mask()) & (select ctx.reports_mask())) <> 0);
create policy reports_read on place_member for select to commonweal_web, commonweal_worker
  using (((1::bigint << partner_no) & case when handling = 'P' then (select ctx.reports_mask()) else (select ctx.reports_mask()) & (select ctx.own_mask()) end) <> 0);
create policy reports_read on incident_report for select to commonweal_web, commonweal_worker
  using (((1::bigint << partner_no) & case when handling = 'P' then (select ctx.reports_mask()) else (select ctx.reports_mask()) & (select ctx.own_mask()) end) <> 0);
create policy identity_reads on incident_report_words for select to commonweal_web, commonweal_worker
  using (((1::bigint << partner_no) & case when handling = 'P' then (select ctx.identity_mask()) else (select ctx.identity_mask()) & (select ctx.own_mask()) end) <> 0);

-- Looking for words is done by the gate itself, because under row-level security an index is not searched by an operator
-- that might leak, and @@ might: every row would be read. The function asks for the same masks as the policies above.
grant select on incident_report, incident_report_words to commonweal_gate;
create policy gate_reads on incident_report for select to commonweal_gate using (true);
create policy gate_reads on incident_report_words for select to commonweal_gate using (true);
grant usage, create on schema public to commonweal_gate;
set role commonweal_gate;

-- Reports in whose words everything in `query` was said, at most `most`, for those who may read them.
create function ctx.reports_saying(query text, most int) returns setof uuid
language sql stable security definer set search_path = public, pg_catalog, pg_temp as $$
  select w.report_id from incident_report_words w
  where (select ctx.identity_mask()) <> 0 and w.words_key @@ websearch_to_tsquery('english', reports_saying.query)
    and ((1::bigint << w.partner_no) & case when w.handling = 'P' then (select ctx.identity_mask()) else (select ctx.identity_mask()) & (select ctx.own_mask()) end) <> 0
  limit most
$$;

-- Reports whose place has every word of `query`, numbers whole and words by their beginning, at most `most`. The numbers of
-- a place are searched only for those who may know whose home it is.
create function ctx.reports_at(query text, most int) returns setof uuid
language sql stable security definer set search_path = public, pg_catalog, pg_temp as $$
  with asked as (
    select to_tsquery('simple', string_agg(word || case when word ~ '[0-9]' then '' else ':*' end, ' & ')) as words
    from regexp_split_to_table(lower(reports_at.query), '[^[:alnum:]]+') word where word <> ''
  )
  select r.report_id from incident_report r
  where to_tsvector('simple', r.place_text) @@ (select words from asked) and r.place_text is not null
    and ((1::bigint << r.partner_no) & case when r.handling = 'P' then (select ctx.reports_mask()) else (select ctx.reports_mask()) & (select ctx.own_mask()) end) <> 0
    and (((1::bigint << r.partner_no) & (select ctx.identity_mask())) <> 0
      or to_tsvector('simple', regexp_replace(r.place_text, '[[:alnum:]]*[0-9][[:alnum:]]*', ' ', 'g')) @@ (select words from asked))
  limit most
$$;
revoke all on function ctx.reports_saying(text, int), ctx.reports_at(text, int) from public;
grant execute on function ctx.reports_saying(text, int), ctx.reports_at(text, int) to commonweal_web, commonweal_worker;
set role commonweal_owner;
revoke create on schema public from commonweal_gate;
