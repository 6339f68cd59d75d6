import { randomUUID } from 'node:crypto';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { Config } from '../platform/config/config.ts';
import { acquireInstanceLock } from '../platform/postgres/embedded/index.ts';
import { openSecrets } from '../platform/secrets/secrets.ts';
import { startPart, type Child } from './children.ts';
import { jobNames } from './features.ts';
import { openDatabase, type OpenedDatabase } from './open-database.ts';
import { environmentFor } from './process-life.ts';
import { removeRuntime, writeRuntime } from './runtime-file.ts';

export interface Running {
  address: string;
  database: OpenedDatabase;
  /** Resolves when a part was lost and could not be restarted, or when stop() has finished. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

export interface SuperviseOptions {
  config: Config;
  /** Whether this is the fictional county, which every page then says. */
  fictional: boolean;
  say(line: string): void;
  /** Fills the database before anyone can sign in. */
  fill?(database: OpenedDatabase): Promise<Result<void>>;
}

const restartsAllowed = 5;

/** Lock, database, migrations, then web and worker; a part that dies is started again, a few times. */
export async function supervise({
  config,
  fictional,
  say,
  fill,
}: SuperviseOptions): Promise<Result<Running>> {
  const lock = acquireInstanceLock(config.folder);
  if (!lock.ok) return refuse('refused', 'start/already-running', lock.sentence);
  const secrets = openSecrets(config.folder);
  const opened = await openDatabase(config, secrets, jobNames({ folder: config.folder, secrets }), say);
  if (!opened.ok) {
    lock.release();
    return opened;
  }
  const database = opened.value;
  const filled = fill ? await fill(database) : ok(undefined);
  if (!filled.ok) {
    await database.stop();
    lock.release();
    return filled;
  }

  let stopping = false;
  const { promise: ended, resolve: finish } = Promise.withResolvers<void>();
  const environment = {
    ...environmentFor(database.server),
    COMMONWEAL_FOLDER: config.folder,
    COMMONWEAL_BOOT: randomUUID(),
    ...(fictional && { COMMONWEAL_FICTIONAL: '1' }),
  };
  const parts: Partial<Record<'web' | 'worker', Child>> = {};
  let restarts = 0;
  const start = async (part: 'web' | 'worker'): Promise<Child> => {
    const child = await startPart(part, environment, (code) => {
      if (stopping) return;
      if (++restarts > restartsAllowed) {
        say(
          `The ${part} keeps ending (${code ?? 'killed'}), so everything is stopped. The log above says why.`,
        );
        void stop();
        return;
      }
      say(`The ${part} ended (${code ?? 'killed'}); it is started again.`);
      start(part).catch(() => stop());
    });
    parts[part] = child;
    return child;
  };
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopping = true;
    stopped ??= (async () => {
      await Promise.all(Object.values(parts).map((child) => child.stop()));
      await database.stop();
      removeRuntime(config.folder);
      lock.release();
      finish();
    })();
    return stopped;
  };

  try {
    const [web] = await Promise.all([start('web'), start('worker')]);
    const address = web.said.address!;
    lock.announce(address);
    writeRuntime(config.folder, { pid: process.pid, server: database.server, address, fictional });
    return ok({ address, database, ended, stop });
  } catch (thrown) {
    await stop();
    return refuse(
      'refused',
      'start/part-failed',
      thrown instanceof Error ? `${thrown.message}. The lines above say why.` : 'A part did not start.',
    );
  }
}
