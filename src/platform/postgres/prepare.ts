import pg from 'pg';
import Postgrator from 'postgrator';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { dayOf, systemClock } from '../../kernel/clock.ts';
import { openPolicy, readPolicyFiles, type PolicyOverride } from '../policy/policy.ts';
import { projectRoot } from '../config/project-root.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Login, Server } from './connect.ts';
import { prepareQueue } from '../queue/queue.ts';
import { paddedKey } from './context-token.ts';

const migrationsFolder = `${projectRoot}/migrations/`;

export const webRole = 'commonweal_web';
export const workerRole = 'commonweal_worker';

/**
 * Makes a database ready to be used: roles, the database itself, every migration, the context's key.
 * Safe to run at every start. The administrator's login is used here and never again.
 *
 * @param admin a login that may create roles and databases
 * @param jobNames each long work that may be queued
 */
export async function prepareDatabase(
  admin: Login,
  database: string,
  secrets: Secrets,
  jobNames: string[],
): Promise<Result<void>> {
  const server = new pg.Client({ ...admin });
  await server.connect();
  try {
    const durable = await refuseUndurable(server);
    if (!durable.ok) return durable;
    await ensureRoles(server, secrets);
    const { rowCount } = await server.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0)
      await server.query(
        `create database ${server.escapeIdentifier(database)} owner commonweal_owner template template0 encoding 'UTF8'`,
      );
  } finally {
    await server.end();
  }
  return migrate({ ...admin, database }, secrets, jobNames);
}

/** A database that says "done" before the disk holds it is refused: no page may show what a power cut can undo. */
export async function refuseUndurable(client: pg.Client): Promise<Result<void>> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    "select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit')",
  );
  const off = rows.filter((row) => row.setting === 'off').map((row) => row.name);
  if (off.length === 0) return ok(undefined);
  return refuse(
    'refused',
    'database/undurable',
    `This PostgreSQL runs with ${off.join(' and ')} off, so a power cut could lose what people were told is saved. Turn ${off.length > 1 ? 'them' : 'it'} on and start again.`,
  );
}

async function ensureRoles(server: pg.Client, secrets: Secrets): Promise<void> {
  await server.query("select pg_advisory_lock(hashtext('commonweal roles'))");
  try {
    for (const role of [
      'commonweal_owner nologin',
      'commonweal_gate nologin',
      `${webRole} login`,
      `${workerRole} login`,
    ]) {
      const name = role.split(' ')[0]!;
      const { rowCount } = await server.query('select from pg_roles where rolname = $1', [name]);
      if (rowCount === 0)
        await server.query(`create role ${role} nosuperuser nocreatedb nocreaterole nobypassrls`);
    }
    for (const [role, use] of [
      [webRole, 'web-password'],
      [workerRole, 'worker-password'],
    ] as const)
      await server.query(
        `alter role ${role} password ${server.escapeLiteral(secrets.key(use).toString('hex'))}`,
      );
    await server.query('grant commonweal_gate to commonweal_owner');
    await server.query('grant commonweal_owner to current_user');
  } finally {
    await server.query("select pg_advisory_unlock(hashtext('commonweal roles'))");
  }
}

async function migrate(admin: Login, secrets: Secrets, jobNames: string[]): Promise<Result<void>> {
  const owner = new pg.Client({ ...admin });
  await owner.connect();
  try {
    // One transaction: after a crash either every pending migration is there, with its line in the log, or none is.
    await owner.query("begin; set local lock_timeout = '10s'");
    await owner.query("select pg_advisory_xact_lock(hashtext('commonweal migrations'))");
    await owner.query('set role commonweal_owner');
    const runner = new Postgrator({
      migrationPattern: `${migrationsFolder}*.sql`,
      driver: 'pg',
      schemaTable: 'schema_version',
      currentSchema: 'public',
      execQuery: async (query) => {
        const result = await owner.query(query);
        return { rows: Array.isArray(result) ? [] : result.rows };
      },
      execSqlScript: async (script) => {
        await owner.query(script);
      },
    });
    try {
      await runner.migrate();
    } catch (thrown) {
      if (!(thrown instanceof Error) || !/MD5 checksum/i.test(thrown.message)) throw thrown;
      return refuse(
        'refused',
        'database/other-migrations',
        'The database was made by another version of this program, whose migrations have since changed. Start it with that version, or, if this is the demonstration, start over with: npm run demo -- --fresh',
      );
    }
    await owner.query('set role commonweal_gate');
    const { inner, outer } = paddedKey(secrets.key('context'));
    await owner.query(
      `insert into ctx.key (id, inner_pad, outer_pad) values (1, $1, $2)
       on conflict (id) do update set inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad`,
      [inner, outer],
    );
    await writePurposes(owner);
    await owner.query('commit');
    // As the administrator: the database may have been made by hand, and be theirs.
    await owner.query('reset role');
    await keepTemporaryTablesFromTheWeb(owner);
    await owner.query('set role commonweal_owner');
    await prepareQueue(owner, jobNames);
    return ok(undefined);
  } finally {
    await owner.end();
  }
}

/** A temporary table comes before one of ours of the same name, on a connection that the next person's page uses. */
export async function keepTemporaryTablesFromTheWeb(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ name: string }>('select current_database() as name');
  const name = owner.escapeIdentifier(rows[0]!.name);
  await owner.query(
    `revoke temporary on database ${name} from public; grant temporary on database ${name} to ${workerRole}`,
  );
}

/**
 * Puts into the gate which purposes each role may choose, as policy says it today: the partnership's own list where it has
 * one in force, else the program's. In the database too, so that no code of ours can act for a purpose its role has not.
 */
async function writePurposes(owner: pg.Client): Promise<void> {
  await owner.query('set role commonweal_gate');
  const { rows: overrides } = await owner.query<PolicyOverride>(
    'select name, value, valid_from as "validFrom" from policy_override',
  );
  const policy = openPolicy(
    readPolicyFiles(),
    () => overrides,
    () => dayOf(systemClock.now()),
  );
  const purposes = policy.value<{ code: string; roles: string[] }[]>('purposes.list');
  const pairs = purposes.flatMap(({ code, roles }) => roles.map((role) => [role, code] as const));
  await owner.query('delete from ctx.role_purpose');
  await owner.query(
    'insert into ctx.role_purpose (role, purpose) select * from unnest($1::text[], $2::text[])',
    [pairs.map(([role]) => role), pairs.map(([, purpose]) => purpose)],
  );
}

/** The logins the program itself uses: the web's and the worker's roles, never the owner's. */
export function runtimeLogin(
  server: Server,
  role: typeof webRole | typeof workerRole,
  secrets: Secrets,
): Login {
  const use = role === webRole ? 'web-password' : 'worker-password';
  return {
    host: server.host,
    port: server.port,
    database: server.database,
    user: role,
    password: secrets.key(use).toString('hex'),
  };
}
