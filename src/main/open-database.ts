import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { Config } from '../platform/config/config.ts';
import { EmbeddedError, startEmbedded } from '../platform/postgres/embedded/index.ts';
import { loginFromUrl, type Login, type Server } from '../platform/postgres/connect.ts';
import { prepareDatabase } from '../platform/postgres/prepare.ts';
import type { Secrets } from '../platform/secrets/secrets.ts';

/** The partnership's database in the embedded server. */
const embeddedDatabase = 'commonweal';

export interface OpenedDatabase {
  server: Server;
  /** An administrator's login: for migrations, backup and the catalogue's lint; never for a page or a job. */
  admin: Login;
  /** Whether this process started the server and should stop it. */
  embedded: boolean;
  stop(): Promise<void>;
}

/** Starts the embedded server or reaches the one DATABASE_URL names, and brings the database up to date. */
export async function openDatabase(
  config: Config,
  secrets: Secrets,
  jobNames: string[],
  say: (line: string) => void,
): Promise<Result<OpenedDatabase>> {
  try {
    const opened = config.databaseUrl ? fromUrl(config.databaseUrl) : await fromEmbedded(config.folder, say);
    const prepared = await prepareDatabase(opened.admin, opened.server.database, secrets, jobNames);
    if (prepared.ok) return ok(opened);
    await opened.stop();
    return prepared;
  } catch (thrown) {
    if (thrown instanceof EmbeddedError) return refuse('refused', 'database/not-started', thrown.message);
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    if (config.databaseUrl && /^(ECONN|ENOTFOUND|EAI|ETIMEDOUT|28|3D)/.test(code))
      return refuse(
        'refused',
        'database/unreachable',
        `The database that DATABASE_URL names cannot be used (${code}). Check the address, the name and the password in it.`,
      );
    throw thrown;
  }
}

async function fromEmbedded(folder: string, say: (line: string) => void): Promise<OpenedDatabase> {
  mkdirSync(folder, { recursive: true });
  const running = await startEmbedded({ dataDir: join(folder, 'pg'), log: say });
  const admin = {
    host: running.host,
    port: running.port,
    database: 'postgres',
    user: running.superuser,
    password: running.password,
  };
  return {
    server: { host: running.host, port: running.port, database: embeddedDatabase },
    admin,
    embedded: true,
    stop: () => running.stop(),
  };
}

function fromUrl(url: string): OpenedDatabase {
  const admin = loginFromUrl(url);
  return {
    server: { host: admin.host, port: admin.port, database: admin.database },
    admin,
    embedded: false,
    stop: async () => {},
  };
}
