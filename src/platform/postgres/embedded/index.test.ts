import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  mkdtempSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { findRunningEmbedded, removeEmbedded, startEmbedded, type EmbeddedServer } from './index.ts';
import { canEnter, listAccounts } from './os-account.ts';
import { isRunning } from './process-table.ts';
import { readNote } from './running-server.ts';

const isRoot = process.getuid?.() === 0;
const hasDeathSignal = (spawnSync('setpriv', ['--help']).stdout?.toString() ?? '').includes('--pdeathsig');
const small = { shared_buffers: '16MB' };
let folder: string;
let dataDir: string;
let lines: string[];
const log = (line: string) => void lines.push(line);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cw-'));
  chmodSync(folder, 0o755);
  dataDir = join(folder, 'db');
  lines = [];
});

afterEach(async () => {
  await removeEmbedded({ dataDir, log });
  rmSync(folder, { recursive: true, force: true });
});

describe('an embedded database', () => {
  it('writes through to the disk, listens on its socket only, and checks its pages', async () => {
    const server = await startEmbedded({ dataDir, log });
    const rows = await ask(
      server,
      `select name, setting from pg_settings
        where name in ('fsync', 'listen_addresses', 'data_checksums', 'log_statement', 'TimeZone', 'jit') order by 1`,
    );
    expect(Object.fromEntries(rows.map((row) => [row['name'], row['setting']]))).toEqual({
      data_checksums: 'on',
      fsync: 'on',
      jit: 'off',
      listen_addresses: '',
      log_statement: 'none',
      TimeZone: 'UTC',
    });
    expect(server).toMatchObject({ adopted: false, host: join(dataDir, 'socket'), port: 5432 });
  });

  it('knows the letters of names that are not English', async () => {
    const server = await startEmbedded({ dataDir, log, settings: small });
    await ask(server, 'create extension pg_trgm');
    expect(await ask(server, `select upper('zoë') as upper, similarity('zoë', 'zo') < 1 as differs`)).toEqual(
      [{ upper: 'ZOË', differs: true }],
    );
  });

  it('keeps its password in a file that others cannot read, and refuses a wrong one', async () => {
    const server = await startEmbedded({ dataDir, log, settings: small });
    expect(statSync(join(dataDir, 'password')).mode & 0o777).toBe(0o600);
    expect(server.password.length).toBeGreaterThanOrEqual(32);
    await expect(ask({ ...server, password: 'guess' }, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    const [stored] = await ask(
      server,
      'select rolpassword as secret from pg_authid where rolname = current_user',
    );
    expect(stored?.['secret']).toMatch(/^SCRAM-SHA-256\$/u);
  });

  it('keeps its data when it is stopped and started again', async () => {
    const first = await startEmbedded({ dataDir, log, settings: small });
    await ask(first, 'create table kept as select 7 as number');
    await first.stop();
    expect(await findRunningEmbedded(dataDir)).toBeUndefined();
    const second = await startEmbedded({ dataDir, log, settings: small });
    expect(second.adopted).toBe(false);
    expect(await ask(second, 'select number from kept')).toEqual([{ number: 7 }]);
  });

  it('listens on the loopback address alone, with the same password, where sockets cannot be used', async () => {
    const server = await startEmbedded({ dataDir, log, settings: small, loopbackOnly: true });
    expect(server).toMatchObject({ host: '127.0.0.1', socketDir: '' });
    expect(await ask(server, `select current_setting('listen_addresses') as listen`)).toEqual([
      { listen: '127.0.0.1' },
    ]);
    await expect(ask({ ...server, password: 'guess' }, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('uses a short path for its socket when the folder has a long one', async () => {
    dataDir = join(folder, ...Array.from({ length: 6 }, () => 'a-partnership-with-a-long-name'), 'db');
    mkdirSync(join(dataDir, '..'), { recursive: true });
    const server = await startEmbedded({ dataDir, log, settings: small });
    expect(server.socketDir.startsWith(dataDir)).toBe(false);
    expect(statSync(server.socketDir).mode & 0o777).toBe(0o700);
    expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
    rmSync(server.socketDir, { recursive: true, force: true });
  });

  it('writes nothing that a statement held into its log', async () => {
    const server = await startEmbedded({ dataDir, log, settings: small });
    await ask(server, 'create table people (name text primary key)');
    await ask(server, `insert into people values ('Morwenna Trelawny')`);
    await expect(ask(server, `insert into people values ('Morwenna Trelawny')`)).rejects.toMatchObject({
      code: '23505',
    });
    await expect(ask(server, `select 'Morwenna Trelawny'::date`)).rejects.toMatchObject({ code: '22007' });
    await server.stop();
    expect(readFileSync(server.logFile, 'utf8')).toContain('ready to accept connections');
    expect(readFileSync(server.logFile, 'utf8')).not.toContain('Morwenna');
  });

  it('is found by a command that works beside it', async () => {
    expect(await findRunningEmbedded(dataDir)).toBeUndefined();
    const server = await startEmbedded({ dataDir, log, settings: small });
    const { stop: _stop, ...reachable } = server;
    expect(await findRunningEmbedded(dataDir)).toMatchObject({ ...reachable, adopted: true });
  });
});

describe('after a fault', () => {
  it.runIf(hasDeathSignal)(
    'stops by itself when the program that started it is killed, and starts again with what was saved',
    async () => {
      const parent = await startInAnotherProcess();
      const server = (await findRunningEmbedded(dataDir))!;
      await ask(server, 'create table saved as select 1 as number');
      const serverPid = readNote(server.clusterDir)!.pid;
      parent.kill('SIGKILL');
      await expect.poll(() => isRunning(serverPid), { timeout: 20_000 }).toBe(false);
      const next = await startEmbedded({ dataDir, log, settings: small });
      expect(next.adopted).toBe(false);
      expect(await ask(next, 'select number from saved')).toEqual([{ number: 1 }]);
    },
  );

  it('is adopted at the next start where the system cannot stop it with its parent', async () => {
    const serverPid = await leaveOrphan();
    const next = await startEmbedded({ dataDir, log, settings: small });
    expect(next.adopted).toBe(true);
    expect(await ask(next, 'select 1 as one')).toEqual([{ one: 1 }]);
    await next.stop();
    expect(isRunning(serverPid)).toBe(false);
  });

  it('is stopped and started afresh when it was left running with other settings', async () => {
    const serverPid = await leaveOrphan();
    const next = await startEmbedded({ dataDir, log, settings: { ...small, work_mem: '8MB' } });
    expect(next.adopted).toBe(false);
    expect(isRunning(serverPid)).toBe(false);
    expect(await ask(next, 'show work_mem')).toEqual([{ work_mem: '8MB' }]);
    expect(lines.join()).toContain('stopped and started afresh');
  });

  it('is stopped and started afresh when its socket was swept away', async () => {
    await leaveOrphan();
    rmSync(join(dataDir, 'socket'), { recursive: true });
    const next = await startEmbedded({ dataDir, log, settings: small });
    expect(next.adopted).toBe(false);
    expect(await ask(next, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('recovers when its own process was killed', async () => {
    const server = await startEmbedded({ dataDir, log, settings: small });
    await ask(server, 'create table saved as select 2 as number');
    const { pid } = readNote(server.clusterDir)!;
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => lines.join()).toContain('stopped by itself');
    const next = await startEmbedded({ dataDir, log, settings: small });
    expect(await ask(next, 'select number from saved')).toEqual([{ number: 2 }]);
  });

  it('starts although its note names a process number that another program has now', async () => {
    const server = await startEmbedded({ dataDir, log, settings: small });
    const note = readFileSync(join(server.clusterDir, 'postmaster.pid'), 'utf8');
    await server.stop();
    // A sleeper of the server's own account: the case PostgreSQL itself takes for a running server.
    const status = statSync(server.clusterDir);
    const sleeper = spawn('sleep', ['600'], isRoot ? { uid: status.uid, gid: status.gid } : {});
    onTestFinished(() => void sleeper.kill('SIGKILL'));
    const noteFile = join(server.clusterDir, 'postmaster.pid');
    writeFileSync(noteFile, note.replace(/^\d+/u, String(sleeper.pid)), { mode: 0o600 });
    if (isRoot) chownSync(noteFile, status.uid, status.gid);
    const next = await startEmbedded({ dataDir, log, settings: small });
    expect(await ask(next, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('gets a new password, and keeps its data, when the password file is lost', async () => {
    const first = await startEmbedded({ dataDir, log, settings: small });
    await ask(first, 'create table saved as select 3 as number');
    await first.stop();
    rmSync(join(dataDir, 'password'));
    const next = await startEmbedded({ dataDir, log, settings: small });
    expect(next.password).not.toBe(first.password);
    expect(await ask(next, 'select number from saved')).toEqual([{ number: 3 }]);
  });

  it('serves one of two starts at once and lends itself to the other', async () => {
    const starts = [
      startEmbedded({ dataDir, log, settings: small }),
      startEmbedded({ dataDir, log, settings: small }),
    ];
    const servers = await Promise.all(starts);
    expect(servers.map((server) => server.adopted).sort()).toEqual([false, true]);
    expect(servers[0]!.password).toBe(servers[1]!.password);
  });

  it('says which version wrote the data when that was another one', async () => {
    const server = await startEmbedded({ dataDir, log, settings: small });
    await server.stop();
    writeFileSync(join(server.clusterDir, 'PG_VERSION'), '17\n');
    await expect(startEmbedded({ dataDir, log, settings: small })).rejects.toThrow(
      /written by PostgreSQL 17, and this Commonweal brings 18/u,
    );
  });

  it('names a setting that is wrong', async () => {
    await expect(startEmbedded({ dataDir, log, settings: { work_mem: 'plenty' } })).rejects.toThrow(
      'The database setting work_mem is unknown or has a wrong value',
    );
  });
});

it.runIf(isRoot)('works for an ordinary person, and then for root over the same data', async (context) => {
  const account = listAccounts().find(({ uid }) => uid !== 0)!;
  if (![process.execPath, import.meta.dirname].every((path) => canEnter(join(path, '..'), account))) {
    context.skip(`${account.name} cannot enter this clone`);
  }
  chownSync(folder, account.uid, account.gid);
  const parent = await startInAnotherProcess({ uid: account.uid, gid: account.gid });
  await ask((await findRunningEmbedded(dataDir))!, 'create table saved as select 4 as number');
  parent.kill('SIGTERM');
  await once(parent, 'exit');
  const next = await startEmbedded({ dataDir, log, settings: small });
  expect(await ask(next, 'select number from saved')).toEqual([{ number: 4 }]);
  expect(statSync(next.clusterDir).uid).toBe(account.uid);
});

async function ask(server: EmbeddedServer, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({
    host: server.host,
    port: server.port,
    user: server.superuser,
    password: server.password,
    database: 'postgres',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A program that starts the server, says so, and stops it when it is asked to end. */
async function startInAnotherProcess(
  options: { uid?: number; gid?: number; path?: string } = {},
): Promise<ChildProcess> {
  const program = `
    const { startEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, 'index.ts'))});
    const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log: console.error, settings: ${JSON.stringify(small)} });
    process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));
    setInterval(() => undefined, 1000);
    console.log('started');`;
  const { path = process.env['PATH'], ...account } = options;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PATH: path, NODE_OPTIONS: '' },
    cwd: '/',
    ...account,
  });
  onTestFinished(() => void parent.kill('SIGKILL'));
  await Promise.race([
    once(parent.stdout!, 'data'),
    once(parent, 'exit').then(() => Promise.reject(new Error('the other process ended'))),
  ]);
  return parent;
}

/** A running server whose parent was killed, on a system without the means to stop it then. */
async function leaveOrphan(): Promise<number> {
  const parent = await startInAnotherProcess({ path: '/nowhere' });
  const { pid } = readNote(join(dataDir, 'cluster'))!;
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  expect(isRunning(pid)).toBe(true);
  return pid;
}
