-- What someone was typing when they were about to be signed out, and what signing in needs beside.

create table draft (
  user_id uuid not null references app_user,
  -- the address of the form, without a query
  form text not null check (form like '/%' and length(form) <= 200),
  answers jsonb not null check (length(answers::text) <= 200000),
  saved_at timestamptz not null default clock_timestamp(),
  primary key (user_id, form)
);
alter table draft enable row level security; alter table draft force row level security;
create policy own_drafts on draft for all to commonweal_web
  using (user_id = (select ctx.user_id())) with check (user_id = (select ctx.user_id()));
create policy sign_in_sees_old on draft for select to commonweal_web, commonweal_worker
  using ((select ctx.system()) = 'sign-in' and saved_at < clock_timestamp() - interval '1 day');
create policy sign_in_sweeps on draft for delete to commonweal_web, commonweal_worker
  using ((select ctx.system()) = 'sign-in' and saved_at < clock_timestamp() - interval '1 day');
grant select, insert, update, delete on draft to commonweal_web;
grant select, delete on draft to commonweal_worker;

-- An invitation made after the password was last set stops that password, whether or not the invitation is used in time.
alter table invitation add column created_at timestamptz not null default clock_timestamp();
create policy administrator_reads on invitation for select to commonweal_web, commonweal_worker
  using ((select ctx.role()) = 'administrator');

-- A person changes their own password; nobody else's row is to be seen.
create policy own_credential on user_credential for select to commonweal_web using (user_id = (select ctx.user_id()));
create policy own_credential_change on user_credential for update to commonweal_web
  using (user_id = (select ctx.user_id())) with check (user_id = (select ctx.user_id()));

-- Accounts that nobody used for long are disabled by the scheduler, which must see when they were.
create policy scheduler_reads on session for select to commonweal_web, commonweal_worker
  using ((select ctx.system()) = 'scheduler');
