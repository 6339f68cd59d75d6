-- Totals: what an agreement may share without sharing a single row. Every role of staff may have them.
set role commonweal_gate;
insert into ctx.role_class (role, class)
select role, 'totals' from unnest(array['officer', 'coordinator', 'analyst', 'manager', 'councillor', 'board-member', 'data-steward',
  'data-protection-officer', 'administrator']) role on conflict do nothing;

-- The partners whose counts the reader may have: those that share totals with theirs, and those whose rows they may read.
create function ctx.totals_mask() returns bigint language sql stable security definer parallel restricted
  set search_path = pg_catalog, pg_temp as $$
  select coalesce((select ctx.mask_of('totals', c.partner_no, c.role, c.purpose) | c.reports_mask
    from ctx.context c where c.xid = pg_current_xact_id_if_assigned()), 0)
$$;
revoke all on function ctx.totals_mask() from public;
grant execute on function ctx.totals_mask() to commonweal_web, commonweal_worker;
set role commonweal_owner;
