import { sql, type Kysely } from 'kysely';
import type { Logger } from 'pino';
import { systemActor } from '../../kernel/actor.ts';
import type { Progress } from '../../kernel/progress.ts';
import type { Result } from '../../kernel/result.ts';
import type { AnyJob } from '../../kernel/use-case.ts';
import type { Gate } from '../gate/gate.ts';
import { describeError } from '../log/log.ts';
import { beginContext } from '../postgres/context-token.ts';
import type { Queue } from './queue.ts';
import type { QueuedWork } from './sealed-work.ts';

export interface JobParts {
  db: Kysely<unknown>;
  contextKey: Buffer;
  gate: Gate;
  queue: Queue;
  log: Logger;
  /** Work that follows when a job ended well: once what was landed is in, the picture is derived again. */
  follows?: ReadonlyMap<string, AnyJob>;
}

/** What a job's value may carry for its page: rows in and out, warnings, a sentence and the next step. */
export interface JobOutcome {
  rowsIn?: number;
  rowsOut?: number;
  warnings?: number;
  message?: string;
  nextStep?: string;
  /** What came of it: the kind of thing and which one ("extract", "12"). */
  about?: { kind: string; id: string };
}

/** Takes work of each job from the queue and runs it through the gate, keeping its row in job_run. */
export async function runQueued(parts: JobParts, jobs: readonly AnyJob[]): Promise<void> {
  for (const job of jobs)
    await parts.queue.work(job.name, (work, signal) => runOne(parts, job, work, signal));
}

async function runOne(parts: JobParts, job: AnyJob, work: QueuedWork, signal: AbortSignal): Promise<void> {
  const note = (change: ReturnType<typeof sql>, next?: AnyJob) =>
    parts.db.transaction().execute(async (transaction) => {
      await beginContext(transaction, systemActor('scheduler'), parts.contextKey);
      if (next) await parts.queue.ask(transaction, systemActor('importer'), next, {});
      const { numAffectedRows } =
        await sql`update job_run set ${change} where id = ${work.runId} and state not in ('done', 'refused')`.execute(
          transaction,
        );
      return numAffectedRows === 1n;
    });
  const isToRun = await note(
    sql`state = 'running', started_at = coalesce(started_at, now()), seen_alive_at = now()`,
  );
  // It ended well, or with a no, and the queue hands it out once more: a copy, or a crash before the queue was told.
  if (!isToRun) return;
  const progress = savedProgress(
    (change) =>
      void note(change).catch((thrown: unknown) =>
        parts.log.warn({ job: job.name, error: describeError(thrown) }, 'progress not saved'),
      ),
  );
  try {
    const result: Result<unknown> = await parts.gate.performJob(job, work.actor, work.input, {
      progress: progress.progress,
      signal,
    });
    if (!result.ok) {
      const about = job.concerns?.(work.input as never);
      await note(sql`state = 'refused', message = ${result.refusal.message}, ended_at = now(),
        about_kind = ${about?.kind ?? null}, about_id = ${about?.id ?? null}`);
      return;
    }
    const outcome = (result.value ?? {}) as JobOutcome;
    const done = sql`state = 'done', done = ${progress.done()}, ended_at = now(), rows_in = ${outcome.rowsIn ?? null}, rows_out = ${outcome.rowsOut ?? null},
      warnings = ${outcome.warnings ?? 0}, message = ${outcome.message ?? null}, next_step = ${outcome.nextStep ?? null},
      about_kind = ${outcome.about?.kind ?? null}, about_id = ${outcome.about?.id ?? null}`;
    await note(done, parts.follows?.get(job.name));
  } catch (thrown) {
    parts.log.error({ job: job.name, error: describeError(thrown) }, 'a job failed and will be tried again');
    await note(
      sql`state = 'failed', message = 'Something went wrong on our side; it will be tried again.', ended_at = now()`,
    );
    throw thrown;
  }
}

const saveEveryMs = 500;

/** Progress as a row that a page can show, written at most twice a second. */
function savedProgress(save: (change: ReturnType<typeof sql>) => void): {
  progress: Progress;
  done(): number;
} {
  let label = '';
  let done = 0;
  let total: number | undefined;
  let unit = '';
  let savedAt = 0;
  const write = () => {
    savedAt = performance.now();
    save(
      sql`label = ${label}, done = ${done}, total = ${total ?? null}, unit = ${unit}, seen_alive_at = now()`,
    );
  };
  return {
    done: () => done,
    progress: {
      begin(stage, count, units) {
        [label, done, total, unit] = [stage, 0, count, units];
        write();
      },
      step(count = 1) {
        done += count;
        if (performance.now() - savedAt > saveEveryMs) write();
      },
    },
  };
}
