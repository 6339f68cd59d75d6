-- Partners, the agreements between them, people who sign in.

create table partner (
  no smallint primary key check (no between 0 and 62),
  code text not null unique check (code ~ '^[a-z][a-z0-9-]{1,30}$'),
  name text not null unique,
  kind text not null check (kind in ('council', 'police', 'housing', 'fire', 'health', 'victim-service', 'commissioner', 'other')),
  contact text,
  joined_on date not null default current_date,
  left_on date
);

create table agreement (
  id uuid primary key default gen_random_uuid(),
  title text not null,
  version int not null default 1,
  gateway text not null,
  purposes text[] not null,
  classes text[] not null check (classes <@ array['totals', 'reports', 'identity', 'records']),
  valid daterange not null,
  state text not null default 'draft' check (state in ('draft', 'live', 'withdrawn')),
  unique (title, version)
);

create table agreement_party (
  agreement_id uuid not null references agreement,
  partner_no smallint not null references partner,
  primary key (agreement_id, partner_no)
);

create table app_user (
  id uuid primary key default gen_random_uuid(),
  email text not null unique check (email = lower(email)),
  name text not null,
  created_at timestamptz not null default now(),
  disabled_at timestamptz,
  disabled_why text
);

create table user_credential (
  user_id uuid primary key references app_user,
  password_hash text,
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  changed_at timestamptz not null default now()
);

-- A way in for a joiner, or back in for someone who lost theirs: an administrator makes it, sign-in uses it once.
create table invitation (
  token_hash bytea primary key,
  user_id uuid not null references app_user,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index invitation_user on invitation (user_id);

create table user_identity (
  issuer text not null,
  subject text not null,
  user_id uuid not null references app_user,
  linked_at timestamptz not null default now(),
  primary key (issuer, subject)
);

create table membership (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references app_user,
  partner_no smallint not null references partner,
  role text not null,
  valid daterange not null,
  exclude using gist (user_id with =, partner_no with =, role with =, valid with &&)
);
create index membership_user on membership (user_id);

create table session (
  id_hash bytea primary key,
  user_id uuid not null references app_user,
  membership_id uuid references membership,
  purpose text,
  stage text not null check (stage in ('second-factor', 'enrol', 'choose', 'open')),
  method text not null check (method in ('password', 'oidc')),
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  stepped_up_at timestamptz,
  revoked_at timestamptz,
  revoked_why text,
  device text not null default ''
);
create index session_by_user on session (user_id) where revoked_at is null;

create table sign_in_attempt (
  id uuid primary key default gen_random_uuid(),
  account_hash bytea not null,
  network_hash bytea not null,
  device_known boolean not null,
  succeeded boolean not null,
  at timestamptz not null default clock_timestamp()
);
create index sign_in_attempt_account on sign_in_attempt (account_hash, at);
create index sign_in_attempt_network on sign_in_attempt (network_hash, at);

create table known_device (
  token_hash bytea primary key,
  user_id uuid not null references app_user,
  issued_at timestamptz not null default now()
);

grant select on partner, agreement, agreement_party, app_user, membership, session to commonweal_gate;
grant usage, create on schema public to commonweal_gate;

set role commonweal_gate;

create function ctx.mask_of(class text, reader smallint, reader_role text, reader_purpose text) returns bigint
language sql stable set search_path = public, pg_catalog, pg_temp as $$
  select case when exists (select from ctx.role_class rc where rc.role = reader_role and rc.class = mask_of.class) then
    coalesce(bit_or(1::bigint << shared.partner_no), 0) | (1::bigint << reader) else 0 end
  from (
    select theirs.partner_no
    from agreement a
    join agreement_party mine on mine.agreement_id = a.id and mine.partner_no = reader
    join agreement_party theirs on theirs.agreement_id = a.id
    where a.state = 'live' and a.valid @> (now() at time zone 'Europe/London')::date
      and mask_of.class = any (a.classes) and reader_purpose = any (a.purposes)
  ) shared
$$;
revoke all on function ctx.mask_of(text, smallint, text, text) from public;

-- Opens the transaction for one actor. The token is base64 of JSON, a dot, and the hex of its MAC.
-- Refused: a bad signature, an expired or replayed token, a second context in one transaction, a user whose session or
-- membership has ended.
create function ctx.begin(token text) returns void
language plpgsql security definer set search_path = public, pg_catalog, pg_temp as $$
declare
  dot int := position('.' in token);
  body text := left(token, dot - 1);
  claims jsonb;
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
      select from app_user u join membership m on m.user_id = u.id
      where u.id = (claims ->> 'user')::uuid and u.disabled_at is null
        and m.partner_no = (claims ->> 'partner')::smallint and m.role = claims ->> 'role'
        and m.valid @> (now() at time zone 'Europe/London')::date
        and (claims ->> 'session' is null or exists (
          select from session s
          where s.id_hash = decode(claims ->> 'session', 'hex') and s.user_id = u.id and s.membership_id = m.id
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
  else
    insert into ctx.context (nonce, xid, expires_at, kind, system)
    values ((claims ->> 'nonce')::uuid, pg_current_xact_id(), (claims ->> 'exp')::timestamptz, 'system', claims ->> 'system');
  end if;
end $$;

create function ctx.kind() returns text language sql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp as $$ select kind from ctx.context where xid = pg_current_xact_id_if_assigned() $$;
create function ctx.system() returns text language sql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp as $$ select coalesce((select system from ctx.context where xid = pg_current_xact_id_if_assigned()), '') $$;
create function ctx.user_id() returns uuid language sql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp as $$ select user_id from ctx.context where xid = pg_current_xact_id_if_assigned() $$;
create function ctx.session_hash() returns bytea language sql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp as $$ select session_hash from ctx.context where xid = pg_current_xact_id_if_assigned() $$;
create function ctx.partner_no() returns smallint language sql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp as $$ select partner_no from ctx.context where xid = pg_current_xact_id_if_assigned() $$;
create function ctx.role() returns text language sql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp as $$ select coalesce((select role from ctx.context where xid = pg_current_xact_id_if_assigned()), '') $$;
create function ctx.purpose() returns text language sql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp as $$ select purpose from ctx.context where xid = pg_current_xact_id_if_assigned() $$;
create function ctx.own_mask() returns bigint language sql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp as $$ select coalesce((select own_mask from ctx.context where xid = pg_current_xact_id_if_assigned()), 0) $$;
create function ctx.reports_mask() returns bigint language sql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp as $$ select coalesce((select reports_mask from ctx.context where xid = pg_current_xact_id_if_assigned()), 0) $$;
create function ctx.identity_mask() returns bigint language sql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp as $$ select coalesce((select identity_mask from ctx.context where xid = pg_current_xact_id_if_assigned()), 0) $$;
create function ctx.records_mask() returns bigint language sql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp as $$ select coalesce((select records_mask from ctx.context where xid = pg_current_xact_id_if_assigned()), 0) $$;

-- Rows of past transactions are of no use to anyone; the worker sweeps them.
create function ctx.sweep() returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from ctx.context where expires_at < clock_timestamp() - interval '2 minutes'
$$;

revoke all on all functions in schema ctx from public;
grant execute on function ctx.begin(text), ctx.kind(), ctx.system(), ctx.user_id(), ctx.session_hash(), ctx.partner_no(), ctx.role(),
  ctx.purpose(), ctx.own_mask(), ctx.reports_mask(), ctx.identity_mask(), ctx.records_mask() to commonweal_web, commonweal_worker, commonweal_owner;
grant execute on function ctx.sweep() to commonweal_worker;
set role commonweal_owner;
revoke create on schema public from commonweal_gate;

-- Anyone signed in may know who the partners are and what they have agreed; administrators keep them.
alter table partner enable row level security; alter table partner force row level security;
alter table agreement enable row level security; alter table agreement force row level security;
alter table agreement_party enable row level security; alter table agreement_party force row level security;
alter table app_user enable row level security; alter table app_user force row level security;
alter table user_credential enable row level security; alter table user_credential force row level security;
alter table user_identity enable row level security; alter table user_identity force row level security;
alter table membership enable row level security; alter table membership force row level security;
alter table session enable row level security; alter table session force row level security;
alter table sign_in_attempt enable row level security; alter table sign_in_attempt force row level security;
alter table known_device enable row level security; alter table known_device force row level security;

create policy gate_reads on partner for select to commonweal_gate using (true);
create policy gate_reads on agreement for select to commonweal_gate using (true);
create policy gate_reads on agreement_party for select to commonweal_gate using (true);
create policy gate_reads on app_user for select to commonweal_gate using (true);
create policy gate_reads on membership for select to commonweal_gate using (true);
create policy gate_reads on session for select to commonweal_gate using (true);

create policy signed_in_reads on partner for select to commonweal_web, commonweal_worker using ((select ctx.kind()) is not null);
create policy administrator_keeps on partner for insert to commonweal_web, commonweal_worker
  with check ((select ctx.role()) = 'administrator' or (select ctx.system()) = 'setup');
create policy administrator_changes on partner for update to commonweal_web, commonweal_worker
  using ((select ctx.role()) = 'administrator' or (select ctx.system()) = 'setup');
grant select, insert, update on partner to commonweal_web, commonweal_worker;

create policy signed_in_reads on agreement for select to commonweal_web, commonweal_worker using ((select ctx.kind()) is not null);
create policy keeper_adds on agreement for insert to commonweal_web, commonweal_worker
  with check ((select ctx.role()) in ('administrator', 'data-protection-officer') or (select ctx.system()) = 'setup');
create policy keeper_changes on agreement for update to commonweal_web, commonweal_worker
  using ((select ctx.role()) in ('administrator', 'data-protection-officer') or (select ctx.system()) = 'setup');
grant select, insert, update on agreement to commonweal_web, commonweal_worker;

create policy signed_in_reads on agreement_party for select to commonweal_web, commonweal_worker using ((select ctx.kind()) is not null);
create policy keeper_adds on agreement_party for insert to commonweal_web, commonweal_worker
  with check ((select ctx.role()) in ('administrator', 'data-protection-officer') or (select ctx.system()) = 'setup');
create policy keeper_removes on agreement_party for delete to commonweal_web, commonweal_worker
  using ((select ctx.role()) in ('administrator', 'data-protection-officer') or (select ctx.system()) = 'setup');
grant select, insert, delete on agreement_party to commonweal_web, commonweal_worker;

create policy staff_read on app_user for select to commonweal_web, commonweal_worker using ((select ctx.kind()) is not null);
create policy administrator_adds on app_user for insert to commonweal_web, commonweal_worker
  with check ((select ctx.role()) = 'administrator' or (select ctx.system()) = 'setup');
create policy administrator_changes on app_user for update to commonweal_web, commonweal_worker
  using ((select ctx.role()) = 'administrator' or (select ctx.system()) in ('setup', 'scheduler'));
grant select, insert, update on app_user to commonweal_web, commonweal_worker;

create policy sign_in_only on user_credential for all to commonweal_web, commonweal_worker
  using ((select ctx.system()) in ('sign-in', 'setup')) with check ((select ctx.system()) in ('sign-in', 'setup'));
grant select, insert, update on user_credential to commonweal_web, commonweal_worker;

alter table invitation enable row level security; alter table invitation force row level security;
create policy sign_in_keeps on invitation for all to commonweal_web, commonweal_worker
  using ((select ctx.system()) in ('sign-in', 'setup')) with check ((select ctx.system()) in ('sign-in', 'setup'));
create policy administrator_invites on invitation for insert to commonweal_web, commonweal_worker
  with check ((select ctx.role()) = 'administrator');
grant select, insert, update on invitation to commonweal_web, commonweal_worker;

create policy sign_in_only on user_identity for all to commonweal_web, commonweal_worker
  using ((select ctx.system()) in ('sign-in', 'setup')) with check ((select ctx.system()) in ('sign-in', 'setup'));
grant select, insert on user_identity to commonweal_web, commonweal_worker;

create policy staff_read on membership for select to commonweal_web, commonweal_worker using ((select ctx.kind()) is not null);
create policy administrator_adds on membership for insert to commonweal_web, commonweal_worker
  with check ((select ctx.role()) = 'administrator' or (select ctx.system()) = 'setup');
create policy administrator_changes on membership for update to commonweal_web, commonweal_worker
  using ((select ctx.role()) = 'administrator' or (select ctx.system()) = 'setup');
grant select, insert, update on membership to commonweal_web, commonweal_worker;

create policy sign_in_keeps on session for all to commonweal_web, commonweal_worker
  using ((select ctx.system()) in ('sign-in', 'setup')) with check ((select ctx.system()) in ('sign-in', 'setup'));
create policy own_sessions on session for select to commonweal_web, commonweal_worker
  using (user_id = (select ctx.user_id()) or (select ctx.role()) = 'administrator');
create policy own_sessions_change on session for update to commonweal_web, commonweal_worker
  using (user_id = (select ctx.user_id()) or (select ctx.role()) = 'administrator');
grant select, insert, update on session to commonweal_web, commonweal_worker;

create policy sign_in_only on sign_in_attempt for all to commonweal_web, commonweal_worker
  using ((select ctx.system()) = 'sign-in') with check ((select ctx.system()) = 'sign-in');
grant select, insert, delete on sign_in_attempt to commonweal_web, commonweal_worker;

create policy sign_in_only on known_device for all to commonweal_web, commonweal_worker
  using ((select ctx.system()) = 'sign-in') with check ((select ctx.system()) = 'sign-in');
grant select, insert, delete on known_device to commonweal_web, commonweal_worker;
