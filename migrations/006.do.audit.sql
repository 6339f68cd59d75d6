-- Who did or saw what, for whom and why. The leaf commits with the deed; a sequencer chains committed leaves.

create table audit_leaf (
  id uuid primary key default gen_random_uuid(),
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default clock_timestamp(),
  actor_kind text not null,
  actor text not null,
  partner_no smallint,
  role text,
  purpose text,
  use_case text not null,
  outcome text not null,
  subject_kind text,
  subject_id text,
  fields text[] not null default '{}',
  facts jsonb not null default '{}',
  -- sha256 of the salt and the words of the reason; the words stay apart, where lawful erasure can reach them
  why_commitment bytea
);
create index audit_leaf_subject on audit_leaf (subject_kind, subject_id, at desc);
create index audit_leaf_actor on audit_leaf (actor, at desc);
create index audit_leaf_at on audit_leaf (at desc);

create table audit_why (
  leaf_id uuid primary key references audit_leaf,
  salt bytea not null,
  why text,
  erased_at timestamptz
);

create table audit_chain (
  seq bigint primary key,
  leaf_id uuid not null unique references audit_leaf,
  leaf_hash bytea not null,
  chain_hash bytea not null
);

create table audit_checkpoint (
  seq bigint primary key references audit_chain,
  chain_hash bytea not null,
  at timestamptz not null default clock_timestamp(),
  key_id text not null,
  signature bytea not null
);

-- The database itself says who: whatever the application wrote is replaced by the transaction's context.
create function audit_leaf_says_who() returns trigger language plpgsql set search_path = public, pg_catalog, pg_temp as $$
begin
  new.xid := pg_current_xact_id();
  new.at := clock_timestamp();
  new.actor_kind := ctx.kind();
  new.actor := coalesce(ctx.user_id()::text, ctx.system());
  new.partner_no := ctx.partner_no();
  new.role := nullif(ctx.role(), '');
  new.purpose := ctx.purpose();
  return new;
end $$;
create trigger says_who before insert on audit_leaf for each row execute function audit_leaf_says_who();

create function audit_is_append_only() returns trigger language plpgsql set search_path = public, pg_catalog, pg_temp as $$
begin
  raise exception 'the audit is append-only' using errcode = '42501';
end $$;
create trigger append_only before update or delete or truncate on audit_leaf for each statement execute function audit_is_append_only();
create trigger append_only before update or delete or truncate on audit_chain for each statement execute function audit_is_append_only();
create trigger append_only before update or delete or truncate on audit_checkpoint for each statement execute function audit_is_append_only();

alter table audit_leaf enable row level security; alter table audit_leaf force row level security;
alter table audit_why enable row level security; alter table audit_why force row level security;
alter table audit_chain enable row level security; alter table audit_chain force row level security;
alter table audit_checkpoint enable row level security; alter table audit_checkpoint force row level security;

create policy everyone_leaves on audit_leaf for insert to commonweal_web, commonweal_worker with check ((select ctx.kind()) is not null);
create policy keepers_read on audit_leaf for select to commonweal_web, commonweal_worker
  using ((select ctx.role()) in ('data-protection-officer', 'administrator') or (select ctx.system()) = 'sequencer' or actor = (select ctx.user_id())::text);
grant select, insert on audit_leaf to commonweal_web, commonweal_worker;

create policy everyone_leaves on audit_why for insert to commonweal_web, commonweal_worker with check ((select ctx.kind()) is not null);
create policy keepers_read on audit_why for select to commonweal_web, commonweal_worker
  using ((select ctx.role()) = 'data-protection-officer' or (select ctx.system()) = 'sequencer');
grant select, insert on audit_why to commonweal_web, commonweal_worker;

create policy sequencer_chains on audit_chain for insert to commonweal_worker with check ((select ctx.system()) = 'sequencer');
create policy keepers_read on audit_chain for select to commonweal_web, commonweal_worker
  using ((select ctx.role()) in ('data-protection-officer', 'administrator') or (select ctx.system()) = 'sequencer');
grant select, insert on audit_chain to commonweal_worker;
grant select on audit_chain to commonweal_web;

create policy sequencer_signs on audit_checkpoint for insert to commonweal_worker with check ((select ctx.system()) = 'sequencer');
create policy keepers_read on audit_checkpoint for select to commonweal_web, commonweal_worker
  using ((select ctx.role()) in ('data-protection-officer', 'administrator') or (select ctx.system()) = 'sequencer');
grant select, insert on audit_checkpoint to commonweal_worker;
grant select on audit_checkpoint to commonweal_web;
