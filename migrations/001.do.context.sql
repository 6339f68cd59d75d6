-- Who is asking: a context that a transaction receives once, signed, and that no application code can forge.
-- Owned by commonweal_gate; the web and worker roles may call ctx.begin and read the answers, nothing else.
-- Source of the design: docs/decisions (the context that cannot be forged).

create extension if not exists btree_gist;
create extension if not exists pg_trgm;

revoke create on schema public from public;
revoke all on schema public from public;
grant usage on schema public to commonweal_web, commonweal_worker, commonweal_gate;

create schema ctx authorization commonweal_gate;
grant usage on schema ctx to commonweal_web, commonweal_worker;

set role commonweal_gate;

-- The key of HMAC-SHA-256 (RFC 2104), kept already combined with its two pads, because SQL has no xor of bytes.
create table ctx.key (
  id int primary key,
  inner_pad bytea not null check (length(inner_pad) = 64),
  outer_pad bytea not null check (length(outer_pad) = 64)
);

-- What each role may hold of what partners share. 'reports': rows without identity; 'identity': people and the words
-- people used; 'records': source records as received.
create table ctx.role_class (role text not null, class text not null, primary key (role, class));
insert into ctx.role_class (role, class) values
  ('officer', 'reports'), ('officer', 'identity'),
  ('coordinator', 'reports'), ('coordinator', 'identity'),
  ('analyst', 'reports'),
  ('manager', 'reports'),
  ('data-steward', 'reports'), ('data-steward', 'identity'), ('data-steward', 'records'),
  ('data-protection-officer', 'reports'), ('data-protection-officer', 'identity'), ('data-protection-officer', 'records');

-- One row per transaction, unreadable after it: policies find it by the transaction's own number.
create unlogged table ctx.context (
  nonce uuid primary key,
  xid xid8 not null unique,
  expires_at timestamptz not null,
  kind text not null,
  system text,
  user_id uuid,
  session_hash bytea,
  partner_no smallint,
  role text,
  purpose text,
  own_mask bigint not null default 0,
  reports_mask bigint not null default 0,
  identity_mask bigint not null default 0,
  records_mask bigint not null default 0
);
create index context_expiry on ctx.context (expires_at);

create function ctx.mac(message bytea) returns bytea
language sql stable set search_path = pg_catalog, pg_temp as $$
  select sha256(outer_pad || sha256(inner_pad || message)) from ctx.key order by id desc limit 1
$$;
revoke all on function ctx.mac(bytea) from public;

-- The mask of partners whose rows of one class the reader may see: their own, and those whose sharing agreement in
-- force covers both partners, the reader's purpose and the class. Created in 002, when agreements exist.
set role commonweal_owner;
