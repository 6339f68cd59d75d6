-- A row as received belongs to an extract that is in the book. Nobody may take an extract out of it, so it is enough to look
-- once for all rows that come together: a foreign key looks again for every row, a tenth of the database's work of landing.
alter table source_record drop constraint source_record_extract_no_fkey;

create or replace function count_fates() returns trigger language plpgsql set search_path = public, pg_catalog, pg_temp as $$
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

create function extracts_stay() returns trigger language plpgsql set search_path = public, pg_catalog, pg_temp as $$
begin
  if exists (select from source_record s where s.extract_no = old.no) then
    raise exception 'extract % has rows', old.no using errcode = '23503';
  end if;
  return old;
end $$;
create trigger stay before delete on extract for each row execute function extracts_stay();
