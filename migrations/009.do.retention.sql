-- Legal hold and lawful erasure, as the database itself holds them. A data protection officer erases what their own partner
-- holds, in the worker; nobody erases what is under a legal hold; what was erased stays erased, whatever arrives later.

alter table legal_hold add column released_by uuid, add column released_why text;

alter policy officer_places on legal_hold
  with check ((select ctx.role()) = 'data-protection-officer' and ((1::bigint << partner_no) & (select ctx.own_mask())) <> 0);
alter policy officer_releases on legal_hold
  using ((select ctx.role()) = 'data-protection-officer' and ((1::bigint << partner_no) & (select ctx.own_mask())) <> 0);
alter policy officer_erases on erasure
  with check ((select ctx.role()) = 'data-protection-officer' and ((1::bigint << partner_no) & (select ctx.own_mask())) <> 0);

-- A hold says what it is about and never changes; it is released once, with who and why.
create function legal_hold_only_ends() returns trigger language plpgsql set search_path = public, pg_catalog, pg_temp as $$
begin
  if old.released_at is not null
    or (new.id, new.subject_kind, new.subject_id, new.partner_no, new.reason, new.placed_at, new.placed_by) is distinct from
       (old.id, old.subject_kind, old.subject_id, old.partner_no, old.reason, old.placed_at, old.placed_by) then
    raise exception 'a legal hold is only ever released' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger only_ends before update on legal_hold for each row execute function legal_hold_only_ends();

-- A hold on a person covers each of their person records.
create or replace function held_records_stay() returns trigger language plpgsql set search_path = public, pg_catalog, pg_temp as $$
begin
  if exists (select from legal_hold h where h.released_at is null and h.subject_kind = tg_argv[0] and h.subject_id = old.id::text)
    or (tg_argv[0] = 'person-record' and exists (
      select from legal_hold h join person_member m on m.person_id::text = h.subject_id
      where h.released_at is null and h.subject_kind = 'person' and m.person_record_id = old.id)) then
    raise exception 'under legal hold' using errcode = '23514';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

-- A row as received is held with the report or the person record that was made from it. Under a hold it cannot be erased,
-- and a newer version that takes its place does not empty it.
create or replace function source_record_is_immutable() returns trigger language plpgsql set search_path = public, pg_catalog, pg_temp as $$
begin
  if (new.extract_no, new.row_no, new.source_no, new.partner_no, new.row_hash) is distinct from
     (old.extract_no, old.row_no, old.source_no, old.partner_no, old.row_hash)
     or (new.content is not null and new.content::text is distinct from old.content::text) then
    raise exception 'a source record is never edited' using errcode = '23514';
  end if;
  if new.content is null and old.content is not null and (
    exists (select from legal_hold h where h.released_at is null and h.subject_kind = 'source-record'
      and h.subject_id = old.extract_no || '/' || old.row_no)
    or exists (select from legal_hold h join report r
      on r.id = case when h.subject_kind = 'report' then h.subject_id::uuid end
      where h.released_at is null and (r.extract_no, r.row_no) = (old.extract_no, old.row_no))
    or exists (select from legal_hold h join person_record r
      on r.id = case when h.subject_kind = 'person-record' then h.subject_id::uuid end
      where h.released_at is null and (r.extract_no, r.row_no) = (old.extract_no, old.row_no))) then
    if new.erased_at is not null then
      raise exception 'under legal hold' using errcode = '23514';
    end if;
    new.content := old.content;
  end if;
  return new;
end $$;

-- Who may mark a record erased: the data protection officer of the partner that holds it.
create function erasure_is_lawful() returns trigger language plpgsql set search_path = public, pg_catalog, pg_temp as $$
begin
  if ctx.role() <> 'data-protection-officer' or ((1::bigint << old.partner_no) & ctx.own_mask()) = 0 then
    raise exception 'only the data protection officer of the partner that holds a record may erase it' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger lawful_erasure before update on report for each row
  when (new.erased_at is not null and old.erased_at is null) execute function erasure_is_lawful();
create trigger lawful_erasure before update on person_record for each row
  when (new.erased_at is not null and old.erased_at is null) execute function erasure_is_lawful();

-- A later extract that still carries the record changes nothing of it: the row stays as erasure left it.
create function erased_stays_erased() returns trigger language plpgsql set search_path = public, pg_catalog, pg_temp as $$
begin
  return old;
end $$;
create trigger stays_erased before update on report for each row
  when (old.erased_at is not null) execute function erased_stays_erased();
create trigger stays_erased before update on person_record for each row
  when (old.erased_at is not null) execute function erased_stays_erased();

-- What goes with a record when it is erased.
create policy officer_erases on report_words for delete to commonweal_worker
  using ((select ctx.role()) = 'data-protection-officer' and ((1::bigint << partner_no) & (select ctx.own_mask())) <> 0);
create policy officer_erases on record_version for delete to commonweal_worker
  using ((select ctx.role()) = 'data-protection-officer' and ((1::bigint << partner_no) & (select ctx.own_mask())) <> 0);
create policy officer_erases on incident_report for update to commonweal_worker
  using ((select ctx.role()) = 'data-protection-officer' and ((1::bigint << partner_no) & (select ctx.own_mask())) <> 0);
create policy officer_erases on incident_report_words for delete to commonweal_worker
  using ((select ctx.role()) = 'data-protection-officer' and ((1::bigint << partner_no) & (select ctx.own_mask())) <> 0);
create policy officer_erases on mend for delete to commonweal_worker
  using ((select ctx.role()) = 'data-protection-officer' and ((1::bigint << partner_no) & (select ctx.own_mask())) <> 0);
create policy officer_finds on person_link_key for select to commonweal_worker
  using ((select ctx.role()) = 'data-protection-officer' and exists (select from person_record r
    where r.id = person_record_id and ((1::bigint << r.partner_no) & (select ctx.own_mask())) <> 0));
create policy officer_erases on person_link_key for delete to commonweal_worker
  using ((select ctx.role()) = 'data-protection-officer' and exists (select from person_record r
    where r.id = person_record_id and ((1::bigint << r.partner_no) & (select ctx.own_mask())) <> 0));
grant delete on report_words, record_version, mend to commonweal_worker;

-- The worker may find a sealed address by its person record to destroy it, and read nothing of it.
create policy officer_finds on sealed.address for select to commonweal_worker
  using ((select ctx.role()) = 'data-protection-officer' and ((1::bigint << partner_no) & (select ctx.own_mask())) <> 0);
create policy officer_erases on sealed.address for delete to commonweal_worker
  using ((select ctx.role()) = 'data-protection-officer' and ((1::bigint << partner_no) & (select ctx.own_mask())) <> 0);
grant select (person_record_id, partner_no), delete on sealed.address to commonweal_worker;
