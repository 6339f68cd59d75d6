import type pg from 'pg';

/** One rule about how tables, views, functions and roles must be, and the query that lists what breaks it. */
interface CatalogueRule {
  rule: string;
  sql: string;
}

/** Tables that hold no one's data and are granted to nobody. */
const ungoverned = "('schema_version')";
const ours = "('public', 'sealed')";
const definers =
  "('begin', 'kind', 'system', 'user_id', 'session_hash', 'partner_no', 'role', 'purpose', 'own_mask', 'totals_mask', 'delivery_mask', 'reports_mask', 'identity_mask', 'records_mask', 'sweep', 'reports_saying', 'reports_at', 'is_held', 'is_row_held')";

const rules: CatalogueRule[] = [
  {
    rule: 'every table is under row-level security, its owner included',
    sql: `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ${ours} and c.relkind in ('r', 'p') and c.relname not in ${ungoverned} and not (c.relrowsecurity and c.relforcerowsecurity)`,
  },
  {
    rule: 'every verb granted on a table has a policy',
    sql: `select distinct c.oid::regclass || ' ' || g.privilege_type || ' to ' || g.grantee as name
      from information_schema.role_table_grants g
      join pg_class c on c.relname = g.table_name join pg_namespace n on n.oid = c.relnamespace and n.nspname = g.table_schema
      where n.nspname in ${ours} and g.grantee in ('commonweal_web', 'commonweal_worker') and g.privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
        and not exists (select from pg_policy p where p.polrelid = c.oid
          and p.polcmd in ('*', case g.privilege_type when 'SELECT' then 'r' when 'INSERT' then 'a' when 'UPDATE' then 'w' else 'd' end::"char")
          and (select oid from pg_roles where rolname = g.grantee) = any (p.polroles))`,
  },
  {
    rule: 'nothing is granted to everyone',
    sql: `select g.table_schema || '.' || g.table_name as name from information_schema.role_table_grants g
      where g.grantee = 'PUBLIC' and g.table_schema in ('public', 'sealed', 'ctx')
      union all select n.nspname || '.' || p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'ctx' and exists (select from aclexplode(p.proacl) a where a.grantee = 0)`,
  },
  {
    rule: 'no policy is for everyone',
    sql: `select p.polrelid::regclass || ' ' || p.polname as name from pg_policy p where 0 = any (p.polroles)`,
  },
  {
    rule: 'no truncation, triggers or references are granted to the running program',
    sql: `select table_name || ' ' || privilege_type || ' to ' || grantee as name from information_schema.role_table_grants
      where grantee in ('commonweal_web', 'commonweal_worker') and table_schema in ${ours} and privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES')`,
  },
  {
    rule: 'the running program owns nothing and is no superuser',
    sql: `select rolname as name from pg_roles where rolname like 'commonweal%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
      union all select c.oid::regclass::text from pg_class c where pg_get_userbyid(c.relowner) in ('commonweal_web', 'commonweal_worker')
        and c.relpersistence <> 't'`,
  },
  {
    rule: 'the running program cannot become the owner or the gate',
    sql: `select m.rolname || ' in ' || r.rolname as name from pg_auth_members a join pg_roles r on r.oid = a.roleid join pg_roles m on m.oid = a.member
      where m.rolname in ('commonweal_web', 'commonweal_worker')`,
  },
  {
    rule: 'every view asks as its reader',
    sql: `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ${ours} and (c.relkind = 'm' or (c.relkind = 'v' and not coalesce(c.reloptions, '{}') @> array['security_invoker=true']))`,
  },
  {
    rule: 'functions that run as their owner are the listed ones, each with a fixed search path',
    sql: `select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('public', 'sealed', 'ctx') and p.prosecdef
        and not ((n.nspname = 'ctx' and p.proname in ${definers} or n.nspname = 'public' and p.proname = 'learn_picture') and exists (select from unnest(p.proconfig) s where s like 'search_path=%'))`,
  },
  {
    rule: 'the web role holds nothing of what is sealed, of the context’s key or of its rows',
    sql: `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and ((n.nspname = 'sealed' and has_table_privilege('commonweal_web', c.oid, 'select, insert, update, delete'))
        or (n.nspname = 'ctx' and (has_table_privilege('commonweal_web', c.oid, 'select, insert, update, delete')
          or has_table_privilege('commonweal_worker', c.oid, 'select, insert, update, delete'))))`,
  },
  {
    rule: 'no partition or child table escapes its parent’s rules',
    sql: `select i.inhrelid::regclass::text as name from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ${ours} and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)`,
  },
];

export interface CatalogueVerdict {
  rules: number;
  tables: number;
  faults: string[];
}

/**
 * Reads the catalogue for anything that would let a row slip past its policy.
 * @source notes on PostgreSQL's row-level security: owners, views, definer functions and grants each can bypass it
 */
export async function lintCatalogue(client: pg.Client): Promise<CatalogueVerdict> {
  const faults: string[] = [];
  for (const { rule, sql } of rules) {
    const { rows } = await client.query<{ name: string }>(sql);
    faults.push(...rows.map((row) => `${rule}: not so for ${row.name}`));
  }
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ${ours} and c.relkind = 'r'`,
  );
  return { rules: rules.length, tables: rows[0]!.n, faults };
}
