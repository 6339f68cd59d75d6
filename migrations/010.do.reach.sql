-- What a role of the database can still reach with a context of its own: purposes its role may not choose, sessions that were
-- ended, counts of what is hidden, holds of other partners.

-- Which purposes each role may choose, written from policy (purposes.list) at each start. No purpose of theirs, no rows: not
-- even their own partner's.
set role commonweal_gate;
create table ctx.role_purpose (role text not null, purpose text not null, primary key (role, purpose));
set role commonweal_owner;
create policy gate_reads on policy_override for select to commonweal_gate using (true);
grant select on policy_override to commonweal_gate;
set role commonweal_gate;

create or replace function ctx.mask_of(class text, reader smallint, reader_role text, reader_purpose text) returns bigint
language sql stable set search_path = public, pg_catalog, pg_temp as $$
  select case when exists (select from ctx.role_class rc where rc.role = reader_role and rc.class = mask_of.class)
      and exists (select from ctx.role_purpose rp where rp.role = reader_role and rp.purpose = reader_purpose)
    then coalesce(bit_or(1::bigint << shared.partner_no), 0) | (1::bigint << reader) else 0 end
  from (
    select theirs.partner_no
    from agreement a
    join agreement_party mine on mine.agreement_id = a.id and mine.partner_no = reader
    join agreement_party theirs on theirs.agreement_id = a.id
    where a.state = 'live' and a.valid @> (now() at time zone 'Europe/London')::date
      and mask_of.class = any (a.classes) and reader_purpose = any (a.purposes)
  ) shared
$$;

-- As before, and: the purpose is the session's own, and the partner has not left.
create or replace function ctx.begin(token text) returns void
language plpgsql security definer set search_path = public, pg_catalog, pg_temp as $$
declare
  dot int := position('.' in token);
  body text := left(token, dot - 1);
  claims jsonb;
  today date := (now() at time zone 'Europe/London')::date;
begin
  if dot < 2 or ctx.mac(convert_to(body, 'UTF8')) is distinct from decode(substr(token, dot + 1), 'hex') then
    raise exception 'context refused: not signed by this installation' using errcode = '42501';
  end if;
  claims := convert_from(decode(body, 'base64'), 'UTF8')::jsonb;
  if (claims ->> 'exp')::timestamptz < clock_timestamp() then
    raise exception 'context refused: expired' using errcode = '42501';
  end if;
  if claims ->> 'kind' = 'user' then
    -- A page needs an open session; work that outlives one (a job, a command) needs the membership still in force.
    if not exists (
      select from app_user u join membership m on m.user_id = u.id join partner p on p.no = m.partner_no
      where u.id = (claims ->> 'user')::uuid and u.disabled_at is null
        and m.partner_no = (claims ->> 'partner')::smallint and m.role = claims ->> 'role'
        and m.valid @> today and (p.left_on is null or p.left_on > today)
        and (claims ->> 'session' is null or exists (
          select from session s
          where s.id_hash = decode(claims ->> 'session', 'hex') and s.user_id = u.id and s.membership_id = m.id
            and s.purpose = claims ->> 'purpose'
            and s.revoked_at is null and s.expires_at > clock_timestamp() and s.stage = 'open'))
    ) then
      raise exception 'context refused: the session has ended' using errcode = '42501';
    end if;
    insert into ctx.context (nonce, xid, expires_at, kind, user_id, session_hash, partner_no, role, purpose,
                             own_mask, reports_mask, identity_mask, records_mask)
    select (claims ->> 'nonce')::uuid, pg_current_xact_id(), (claims ->> 'exp')::timestamptz, 'user', (claims ->> 'user')::uuid,
           case when claims ->> 'session' is not null then decode(claims ->> 'session', 'hex') end, p.no, claims ->> 'role', claims ->> 'purpose',
           1::bigint << p.no,
           ctx.mask_of('reports', p.no, claims ->> 'role', claims ->> 'purpose'),
           ctx.mask_of('identity', p.no, claims ->> 'role', claims ->> 'purpose'),
           ctx.mask_of('records', p.no, claims ->> 'role', claims ->> 'purpose')
    from partner p where p.no = (claims ->> 'partner')::smallint;
  elsif claims ->> 'kind' = 'system' then
    insert into ctx.context (nonce, xid, expires_at, kind, system)
    values ((claims ->> 'nonce')::uuid, pg_current_xact_id(), (claims ->> 'exp')::timestamptz, 'system', claims ->> 'system');
  else
    raise exception 'context refused: for nobody' using errcode = '42501';
  end if;
end $$;
set role commonweal_owner;

-- Whoever may change a session may move it on or end it: never make it another's, older, younger or alive again.
create function session_only_goes_on() returns trigger language plpgsql set search_path = public, pg_catalog, pg_temp as $$
begin
  if (new.user_id, new.method, new.created_at) is distinct from (old.user_id, old.method, old.created_at)
    or (old.revoked_at is not null and new.revoked_at is null)
    or new.expires_at > old.created_at + interval '24 hours' then
    raise exception 'a session only goes on or ends' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger only_goes_on before update on session for each row
  when (current_user in ('commonweal_web', 'commonweal_worker')) execute function session_only_goes_on();

-- One identity of a provider for each account, however many sign in at the same moment.
create unique index user_identity_one_each on user_identity (issuer, user_id);

-- Work is asked for in one's own name.
alter policy staff_ask on job_run with check ((select ctx.kind()) is not null and asked_by is not distinct from (select ctx.user_id()));

-- Which partners hold records of a person, and how many reports an incident has, tells of records the reader may not see.
revoke select on person, incident, place from commonweal_web;
grant select (id, no, ended_at) on person, incident, place to commonweal_web;

-- Why a record is held names people, and is its partner's own; that it is held binds everybody, so the database looks for
-- holds with the gate's eyes.
alter policy officers_read on legal_hold using ((select ctx.system()) = 'importer'
  or ((select ctx.role()) in ('data-protection-officer', 'data-steward') and ((1::bigint << partner_no) & (select ctx.own_mask())) <> 0));
create policy gate_reads on legal_hold for select to commonweal_gate using (true);
create policy gate_reads on person_member for select to commonweal_gate using (true);
create policy gate_reads on report for select to commonweal_gate using (true);
create policy gate_reads on person_record for select to commonweal_gate using (true);
grant select (subject_kind, subject_id, released_at) on legal_hold to commonweal_gate;
grant select (person_record_id, person_id) on person_member to commonweal_gate;
grant select (id, extract_no, row_no) on report, person_record to commonweal_gate;
set role commonweal_gate;

-- Whether a hold of anybody's lies on a report or a person record; a hold on a person covers each of their person records.
create function ctx.is_held(kind text, id uuid) returns boolean
language sql stable security definer set search_path = public, pg_catalog, pg_temp as $$
  select exists (select from legal_hold h where h.released_at is null and h.subject_kind = is_held.kind and h.subject_id = is_held.id::text)
    or (is_held.kind = 'person-record' and exists (
      select from person_member m join legal_hold h on h.subject_kind = 'person' and h.subject_id = m.person_id::text
      where h.released_at is null and m.person_record_id = is_held.id))
$$;

-- Whether a row as received is held itself, or with the report or the person record that was made from it.
create function ctx.is_row_held(in_extract int, in_row int) returns boolean
language plpgsql stable security definer set search_path = public, pg_catalog, pg_temp as $$
begin
  -- Landing asks this of each row that a newer one replaces, and there is seldom any hold.
  if not exists (select from legal_hold h where h.released_at is null) then
    return false;
  end if;
  return exists (select from legal_hold h where h.released_at is null and h.subject_kind = 'source-record'
      and h.subject_id = in_extract || '/' || in_row)
    or exists (select from report r where (r.extract_no, r.row_no) = (in_extract, in_row) and ctx.is_held('report', r.id))
    or exists (select from person_record r where (r.extract_no, r.row_no) = (in_extract, in_row) and ctx.is_held('person-record', r.id));
end $$;
revoke all on function ctx.is_held(text, uuid), ctx.is_row_held(int, int) from public;
grant execute on function ctx.is_held(text, uuid), ctx.is_row_held(int, int) to commonweal_web, commonweal_worker;
set role commonweal_owner;

create or replace function held_records_stay() returns trigger language plpgsql set search_path = public, pg_catalog, pg_temp as $$
begin
  if ctx.is_held(tg_argv[0], old.id) then
    raise exception 'under legal hold' using errcode = '23514';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

create or replace function source_record_is_immutable() returns trigger language plpgsql set search_path = public, pg_catalog, pg_temp as $$
begin
  if (new.extract_no, new.row_no, new.source_no, new.partner_no, new.row_hash) is distinct from
     (old.extract_no, old.row_no, old.source_no, old.partner_no, old.row_hash)
     or (new.content is not null and new.content::text is distinct from old.content::text) then
    raise exception 'a source record is never edited' using errcode = '23514';
  end if;
  if new.content is null and old.content is not null and ctx.is_row_held(old.extract_no, old.row_no) then
    if new.erased_at is not null then
      raise exception 'under legal hold' using errcode = '23514';
    end if;
    new.content := old.content;
  end if;
  return new;
end $$;
