import type { Logger } from 'pino';
import { systemClock } from '../kernel/clock.ts';
import type { Config } from '../platform/config/config.ts';
import { openGate, type Gate } from '../platform/gate/gate.ts';
import { describeError, openLog } from '../platform/log/log.ts';
import { readPolicyFiles } from '../platform/policy/policy.ts';
import { connect, type Database, type Server } from '../platform/postgres/connect.ts';
import { runtimeLogin, webRole, workerRole } from '../platform/postgres/prepare.ts';
import { openQueue, type Queue } from '../platform/queue/queue.ts';
import { openSecrets, type Secrets } from '../platform/secrets/secrets.ts';

/** Everything a process of ours needs, opened once and handed on: no global database, clock, config or logger. */
export interface Composition {
  config: Config;
  secrets: Secrets;
  log: Logger;
  database: Database;
  queue: Queue;
  gate: Gate;
  close(): Promise<void>;
}

/** Seconds a page may keep the database busy; long work belongs in a job. */
const webStatementMs = 5_000;

export async function compose(config: Config, server: Server, part: 'web' | 'worker'): Promise<Composition> {
  const secrets = openSecrets(config.folder);
  const log = openLog(config.logLevel);
  const onError = (error: Error) =>
    log.warn({ error: describeError(error) }, 'a database connection was lost');
  const limits =
    part === 'web' ? { connections: 10, statementMs: webStatementMs } : { connections: 6, statementMs: 0 };
  const database = connect(
    runtimeLogin(server, part === 'web' ? webRole : workerRole, secrets),
    limits,
    onError,
  );
  const queue = await openQueue(database.pool, {
    key: secrets.key('queue'),
    supervise: part === 'worker',
    onError,
  });
  const gate = openGate({
    db: database.db,
    contextKey: secrets.key('context'),
    clock: systemClock,
    log,
    policies: readPolicyFiles(),
    queue,
  });
  await gate.refreshPolicy();
  return {
    config,
    secrets,
    log,
    database,
    queue,
    gate,
    async close() {
      await queue.stop();
      await database.close();
    },
  };
}
