import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type pg from 'pg';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Actor } from '../../kernel/actor.ts';
import type { Db, Job } from '../../kernel/use-case.ts';
import { openWork, sealWork, type QueuedWork } from './sealed-work.ts';

const schema = 'pgboss';

/**
 * Makes the queue's tables and one queue per job, as the owner; the running program may only use them. The web may put
 * work in and no more: one of the other tables holds statements that the worker would run.
 */
export async function prepareQueue(owner: pg.Client, jobNames: string[]): Promise<void> {
  const boss = new PgBoss({ db: bossDatabase(owner), schema, supervise: false, schedule: false });
  boss.on('error', () => {});
  await boss.start();
  for (const name of jobNames) {
    const options = { retryLimit: 2, retryBackoff: true, expireInSeconds: 6 * 3600, heartbeatSeconds: 60 };
    if (await boss.getQueue(name)) await boss.updateQueue(name, options);
    else await boss.createQueue(name, options);
  }
  await boss.stop({ graceful: false });
  await owner.query(`grant usage on schema ${schema} to commonweal_web, commonweal_worker;
    grant select, insert, update, delete on all tables in schema ${schema} to commonweal_worker;
    grant execute on all functions in schema ${schema} to commonweal_worker;
    revoke all on all tables in schema ${schema} from commonweal_web;
    grant select on ${schema}.version, ${schema}.queue to commonweal_web;
    grant insert, select (id) on ${schema}.job, ${schema}.job_common to commonweal_web`);
}

/** Work outlives the session that asked for it, so it carries the person and their purpose, not the session. */
function forLater(actor: Actor): Actor {
  if (actor.kind === 'system') return actor;
  const { sessionId: _ended, steppedUpAt: _past, ...rest } = actor;
  return rest;
}

export interface Queue {
  /** Asks for a job inside a transaction: if that rolls back, nothing was asked. @returns the run's id */
  ask<I, O>(db: Db, actor: Actor, job: Job<I, O>, input: I): Promise<string>;
  /** Runs `handle` for each piece of work of this name, one at a time, until stopped. */
  work(name: string, handle: (work: QueuedWork, signal: AbortSignal) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/**
 * @param options.key seals what is asked, so that the worker runs only what this program itself asked for
 * @param options.supervise whether this process also looks after the queue (the worker does, the web does not)
 */
export async function openQueue(
  pool: pg.Pool,
  options: { key: Buffer; supervise: boolean; onError: (error: Error) => void },
): Promise<Queue> {
  const { key, supervise, onError } = options;
  const boss = new PgBoss({
    db: bossDatabase(pool),
    schema,
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise,
    registerInstance: false,
  });
  boss.on('error', onError);
  await boss.start();
  return {
    async ask(db, actor, job, input) {
      const runId = randomUUID();
      const asker = actor.kind === 'user' ? actor.userId : null;
      await sql`insert into job_run (id, name, title, asked_by) values (${runId}, ${job.name}, ${job.title}, ${asker})`.execute(
        db,
      );
      await boss.send(
        job.name,
        { sealed: sealWork(key, job.name, { runId, actor: forLater(actor), input }) },
        { db: fromKysely(db as Transaction<unknown>) },
      );
      return runId;
    },
    async work(name, handle) {
      const options = { pollingIntervalSeconds: 0.5, batchSize: 1 };
      await boss.work<{ sealed?: unknown } | null>(name, options, async ([waiting]) => {
        if (!waiting) return;
        const work = openWork(key, name, waiting.data?.sealed);
        // Not run and not tried again: somebody wrote it into the table who is not this program.
        if (work) await handle(work, waiting.signal);
        else onError(new Error('work in the queue that was not asked for by this program'));
      });
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}

function bossDatabase(client: pg.Client | pg.Pool) {
  return {
    async executeSql(text: string, values: unknown[] = []) {
      const result = (await client.query(text, values.length > 0 ? values : undefined)) as
        pg.QueryResult | pg.QueryResult[];
      return { rows: Array.isArray(result) ? result.flatMap((one) => one.rows) : result.rows };
    },
  };
}
