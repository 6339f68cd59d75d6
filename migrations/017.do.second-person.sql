-- Who administers, and who watches over the administrators, is decided by two: one asks, another agrees. The same for a new
-- invitation to such a person, for its link is a way into their account.
create table role_proposal (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('role', 'invitation')),
  user_id uuid not null references app_user,
  partner_no smallint references partner,
  role text,
  valid daterange,
  proposed_by uuid not null references app_user,
  proposed_at timestamptz not null default clock_timestamp(),
  decided_by uuid references app_user,
  decided_at timestamptz,
  agreed boolean,
  check ((kind = 'role') = (role is not null) and (role is null) = (partner_no is null) and (role is null) = (valid is null)),
  check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (agreed is null)),
  check (decided_by is distinct from proposed_by and decided_by is distinct from user_id)
);
alter table role_proposal enable row level security; alter table role_proposal force row level security;
create policy powerful_read on role_proposal for select to commonweal_web, commonweal_worker
  using ((select ctx.role()) in ('administrator', 'data-protection-officer'));
create policy administrator_proposes on role_proposal for insert to commonweal_web, commonweal_worker
  with check ((select ctx.role()) = 'administrator' and proposed_by = (select ctx.user_id()) and decided_by is null);
create policy another_decides on role_proposal for update to commonweal_web, commonweal_worker
  using ((select ctx.role()) in ('administrator', 'data-protection-officer') and decided_by is null and proposed_by <> (select ctx.user_id()))
  with check (decided_by = (select ctx.user_id()));
grant select, insert, update on role_proposal to commonweal_web, commonweal_worker;

create function role_proposal_is_only_decided() returns trigger language plpgsql set search_path = public, pg_catalog, pg_temp as $$
begin
  if (new.id, new.kind, new.user_id, new.partner_no, new.role, new.valid, new.proposed_by, new.proposed_at)
    is distinct from (old.id, old.kind, old.user_id, old.partner_no, old.role, old.valid, old.proposed_by, old.proposed_at) then
    raise exception 'a proposal is only ever decided' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger only_decided before update on role_proposal for each row execute function role_proposal_is_only_decided();

-- Whether anyone but these two holds, or in the last 30 days held, such a role: being disabled does not count as gone, or one
-- administrator could first disable all others and then be alone.
create function others_who_decide(one uuid, other uuid) returns boolean language sql stable set search_path = public, pg_catalog, pg_temp as $$
  select exists (select from membership m where m.role in ('administrator', 'data-protection-officer')
    and m.user_id is distinct from one and m.user_id is distinct from other
    and m.valid && daterange((now() at time zone 'Europe/London')::date - 30, (now() at time zone 'Europe/London')::date, '[]'))
$$;

drop policy administrator_adds on membership;
create policy administrator_adds on membership for insert to commonweal_web, commonweal_worker
  with check ((select ctx.system()) = 'setup'
    or ((select ctx.role()) = 'administrator' and (role not in ('administrator', 'data-protection-officer')
      or not others_who_decide((select ctx.user_id()), user_id)))
    or ((select ctx.role()) in ('administrator', 'data-protection-officer') and exists (
      select from role_proposal p where p.kind = 'role' and p.agreed and p.decided_by = (select ctx.user_id())
        and (p.user_id, p.partner_no, p.role, p.valid) = (membership.user_id, membership.partner_no, membership.role, membership.valid))));
