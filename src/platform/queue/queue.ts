import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type pg from 'pg';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Actor } from '../../kernel/actor.ts';
import type { Db, Job } from '../../kernel/use-case.ts';

const schema = 'pgboss';

/** What waits in the queue: which work, for whom. The asker's rights are checked again when it runs. */
export interface QueuedWork {
  runId: string;
  actor: Actor;
  input: unknown;
}

/** Makes the queue's tables and one queue per job, as the owner; the running program may only use them. */
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
    grant select, insert on all tables in schema ${schema} to commonweal_web;
    grant execute on all functions in schema ${schema} to commonweal_worker, commonweal_web`);
}

/** Work outlives the session that asked for it, so it carries the person and their purpose, not the session. */
function forLater(actor: Actor): Actor {
  if (actor.kind === 'system') return actor;
  const { sessionId: _ended, ...rest } = actor;
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
 * @param options.supervise whether this process also looks after the queue (the worker does, the web does not)
 */
export async function openQueue(
  pool: pg.Pool,
  options: { supervise: boolean; onError: (error: Error) => void },
): Promise<Queue> {
  const { supervise, onError } = options;
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
        { runId, actor: forLater(actor), input },
        { db: fromKysely(db as Transaction<unknown>) },
      );
      return runId;
    },
    async work(name, handle) {
      await boss.work<QueuedWork>(name, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([waiting]) => {
        if (waiting) await handle(waiting.data, waiting.signal);
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
