-- To see another partner's rows as delivered is one thing; to deliver, mend and remap on its behalf is another, and is agreed
-- by itself. Until now the one came with the other.
alter table agreement drop constraint agreement_classes_check;
alter table agreement add constraint agreement_classes_check
  check (classes <@ array['totals', 'reports', 'identity', 'records', 'delivery'] and (not 'delivery' = any (classes) or 'records' = any (classes)));

set role commonweal_gate;
insert into ctx.role_class (role, class) select role, 'delivery' from ctx.role_class where class = 'records' and role = 'data-steward' on conflict do nothing;

-- The partners for which the reader may write: their own, and for a steward those that agreed to it. A data protection officer
-- changes rows only to erase, and only their own partner's.
create function ctx.delivery_mask() returns bigint language sql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp as $$
  select coalesce((select c.records_mask & case c.role when 'data-protection-officer' then c.own_mask
      else ctx.mask_of('delivery', c.partner_no, c.role, c.purpose) end
    from ctx.context c where c.xid = pg_current_xact_id_if_assigned()), 0)
$$;
revoke all on function ctx.delivery_mask() from public;
grant execute on function ctx.delivery_mask() to commonweal_web, commonweal_worker, commonweal_owner;
set role commonweal_owner;

-- Every policy that lets someone write by the records they may see now asks for this instead.
do $$
declare p record;
begin
  for p in select schemaname, tablename, policyname, qual, with_check from pg_policies
    where schemaname in ('public', 'sealed') and cmd in ('INSERT', 'UPDATE', 'DELETE')
      and coalesce(qual, '') || coalesce(with_check, '') like '%records_mask%'
  loop
    execute format('alter policy %I on %I.%I', p.policyname, p.schemaname, p.tablename)
      || case when p.qual is null then '' else ' using (' || replace(p.qual, 'ctx.records_mask() AS records_mask', 'ctx.delivery_mask() AS delivery_mask') || ')' end
      || case when p.with_check is null then '' else ' with check (' || replace(p.with_check, 'ctx.records_mask() AS records_mask', 'ctx.delivery_mask() AS delivery_mask') || ')' end;
  end loop;
  if exists (select from pg_policies where schemaname in ('public', 'sealed') and cmd in ('INSERT', 'UPDATE', 'DELETE')
      and coalesce(qual, '') || coalesce(with_check, '') like '%records_mask%') then
    raise exception 'a policy still lets records be written by who may see them';
  end if;
end $$;
