-- Long work as people see it: what runs, how far it is, how it ended. The queue itself is pg-boss, in its own schema.

create table job_run (
  id uuid primary key,
  name text not null,
  title text not null,
  asked_by uuid,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'refused', 'failed', 'stopped')),
  label text,
  done bigint not null default 0,
  total bigint,
  unit text,
  rows_in bigint,
  rows_out bigint,
  warnings int not null default 0,
  message text,
  next_step text,
  -- What came of it, for a link on its page: 'extract', '12'.
  about_kind text,
  about_id text,
  asked_at timestamptz not null default now(),
  started_at timestamptz,
  seen_alive_at timestamptz,
  ended_at timestamptz
);
create index job_run_recent on job_run (asked_at desc);

alter table job_run enable row level security; alter table job_run force row level security;
create policy staff_read on job_run for select to commonweal_web, commonweal_worker using ((select ctx.kind()) is not null);
create policy staff_ask on job_run for insert to commonweal_web, commonweal_worker with check ((select ctx.kind()) is not null);
create policy worker_reports on job_run for update to commonweal_worker using ((select ctx.kind()) is not null);
grant select, insert on job_run to commonweal_web, commonweal_worker;
grant update on job_run to commonweal_worker;

-- Values of policy that this partnership changed, each with who and why; policy/*.yaml holds the defaults.
create table policy_override (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  value jsonb not null,
  valid_from date not null,
  why text not null,
  author uuid,
  made_at timestamptz not null default now()
);
create index policy_override_name on policy_override (name, valid_from);
alter table policy_override enable row level security; alter table policy_override force row level security;
create policy signed_in_reads on policy_override for select to commonweal_web, commonweal_worker using ((select ctx.kind()) is not null);
create policy administrator_sets on policy_override for insert to commonweal_web, commonweal_worker
  with check ((select ctx.role()) = 'administrator' or (select ctx.system()) = 'setup');
grant select, insert on policy_override to commonweal_web, commonweal_worker;
