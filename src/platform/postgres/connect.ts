import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { allowCopy } from './copy.ts';

/** Counts come back as numbers: every one we keep is far below 2^53, and a larger one throws rather than rounds. */
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error('a whole number too large to hold exactly');
  return value;
});
/** Days stay text (2025-03-01): a JavaScript Date would move them across midnight. */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export interface Server {
  host: string;
  port: number;
  database: string;
}

export interface Login extends Server {
  user: string;
  password: string;
}

/** A pool for one database role. `close()` before the process ends. */
export interface Database {
  db: Kysely<unknown>;
  pool: pg.Pool;
  login: Login;
  close(): Promise<void>;
}

export interface PoolLimits {
  connections: number;
  /** After this many milliseconds a statement is stopped; 0 is no limit (long work). */
  statementMs: number;
}

export function connect(login: Login, limits: PoolLimits, onError: (error: Error) => void): Database {
  const pool = new pg.Pool({
    ...login,
    max: limits.connections,
    idleTimeoutMillis: 30_000,
    // Temporary tables take as much as they need, up to this; landing keeps a whole chunk in memory with it.
    options: `-c temp_buffers=32MB -c statement_timeout=${limits.statementMs} -c idle_in_transaction_session_timeout=${limits.statementMs === 0 ? 600_000 : 15_000} -c timezone=UTC`,
  });
  pool.on('error', onError);
  allowCopy(pool);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, login, close: () => db.destroy() };
}

/** The parts of `postgresql://user:password@host:port/database`. */
export function loginFromUrl(url: string): Login {
  const parsed = new URL(url);
  return {
    host: decodeURIComponent(parsed.hostname),
    port: Number(parsed.port || 5432),
    database: decodeURIComponent(parsed.pathname.slice(1)) || 'postgres',
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
  };
}

export type AdminClient = pg.Client;

/** One connection for as long as some work takes: for administration, never for a page or a job. */
export async function withAdmin<T>(login: Login, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ ...login });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
