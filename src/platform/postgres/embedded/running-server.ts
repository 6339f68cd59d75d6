import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { EmbeddedError } from './embedded-error.ts';
import type { Placement } from './placement.ts';
import { isRunning, isServerOf, listServersOf } from './process-table.ts';
import { SUPERUSER } from './settings.ts';

/** Where a server can be reached, and which process it is. */
export interface ServerAddress {
  pid: number;
  socketDir: string;
  host: string;
  port: number;
}

/** What the server keeps about itself in `postmaster.pid`. */
interface ServerNote extends ServerAddress {
  status: string;
}

const PATIENCE_MS = 60_000;

/**
 * The server of this data that is running now, as its own note says it. A note left behind by a server that is gone is
 * ignored; when another program has meanwhile taken that process number, it is removed, for else no server would start.
 */
export function findServer(placement: Placement): ServerNote | undefined {
  const note = readNote(placement.clusterDir);
  if (!note || !isRunning(note.pid)) return undefined;
  if (isServerOf(note.pid, placement.clusterDir)) return note;
  if (listServersOf(placement.clusterDir).length === 0) {
    rmSync(join(placement.clusterDir, 'postmaster.pid'), { force: true });
  }
  return undefined;
}

/**
 * Asks a running server who it is, waiting while it starts, recovers or stops.
 *
 * @returns its `cluster_name`; `undefined` when it has stopped, or cannot be reached although it runs
 * @throws {EmbeddedError} when it refuses our password or does not answer
 */
export async function askServer(
  placement: Placement,
  password: string,
  log: (line: string) => void,
): Promise<{ address: ServerAddress; clusterName: string } | undefined> {
  for (let tries = 0, silent = 0; ; tries += 1) {
    const note = findServer(placement);
    if (!note) return undefined;
    try {
      return { address: note, clusterName: await readClusterName(note, password) };
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (code === '28P01') {
        throw new EmbeddedError(
          `The password in ${placement.passwordFile} does not open the database: delete that file and start again, and a new one is set.`,
        );
      }
      if (code === 'ENOENT' || code === 'ECONNREFUSED') {
        if (note.status === 'ready') return undefined;
      } else if (code !== '57P03') {
        silent += 1;
        if (silent > 3) {
          throw new EmbeddedError(
            `The database server (process ${note.pid}) does not answer: stop it with "kill -QUIT ${note.pid}", and start again.`,
          );
        }
      }
      if (tries % 200 === 100)
        log('Waiting for the database server: it is recovering, starting or stopping.');
      await pause(50);
    }
  }
}

/** Stops a server as PostgreSQL's "fast" does: sessions end, everything is written, then it goes. */
export async function stopServer(
  pid: number,
  placement: Placement,
  log: (line: string) => void,
  pgCtl?: string,
) {
  const alive = () => isServerOf(pid, placement.clusterDir);
  if (!alive()) return;
  if (process.platform === 'win32' && pgCtl) {
    spawnSync(pgCtl, ['stop', '-m', 'fast', '-w', '-D', placement.clusterDir]);
    return;
  }
  signal(pid, 'SIGINT');
  for (const started = performance.now(); alive(); await pause(10)) {
    if (performance.now() - started > PATIENCE_MS) {
      log(
        `The database server did not stop in ${PATIENCE_MS / 1000} seconds and is made to; it recovers at the next start.`,
      );
      signal(pid, 'SIGQUIT');
      await pause(5_000);
      return;
    }
  }
}

export function readNote(clusterDir: string): ServerNote | undefined {
  const file = join(clusterDir, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const socketDir = lines[4]?.trim() ?? '';
  return {
    pid: Math.abs(Number(lines[0])),
    port: Number(lines[3] ?? 0),
    socketDir,
    host: socketDir || '127.0.0.1',
    status: lines[7]?.trim() ?? '',
  };
}

/** @throws the driver's error, with its code, when the server does not let us in */
export async function readClusterName(address: ServerAddress, password: string): Promise<string> {
  const client = new pg.Client({
    host: address.host,
    port: address.port,
    user: SUPERUSER,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const result = await client.query<{ name: string }>("select current_setting('cluster_name') as name");
    return result.rows[0]!.name;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
