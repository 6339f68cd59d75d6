import { sql } from 'kysely';
import type { Db } from '../../kernel/use-case.ts';
import type { JobRun, JobState } from './types.ts';

interface RunRow {
  id: string;
  title: string;
  askedBy: string | null;
  isWithheld: boolean;
  state: JobState;
  label: string | null;
  done: number;
  total: number | null;
  unit: string | null;
  rowsIn: number | null;
  rowsOut: number | null;
  warnings: number;
  message: string | null;
  nextStep: string | null;
  aboutKind: string | null;
  aboutId: string | null;
  askedMs: number;
  startedMs: number | null;
  seenAliveMs: number | null;
  endedMs: number | null;
}

const columns = sql`r.id, r.title, u.name as "askedBy", r.state, r.label, r.done, r.total, r.unit,
  r.rows_in as "rowsIn", r.rows_out as "rowsOut", r.warnings, case when r.state <> 'refused' or r.asked_by = ctx.user_id() then r.message end as message,
  r.state = 'refused' and r.asked_by is distinct from ctx.user_id() as "isWithheld",
  r.next_step as "nextStep", r.about_kind as "aboutKind", r.about_id as "aboutId",
  (extract(epoch from r.asked_at) * 1000)::bigint as "askedMs", (extract(epoch from r.started_at) * 1000)::bigint as "startedMs",
  (extract(epoch from r.seen_alive_at) * 1000)::bigint as "seenAliveMs", (extract(epoch from r.ended_at) * 1000)::bigint as "endedMs"
  from job_run r left join app_user u on u.id = r.asked_by`;

/** Long work, what was asked for last first; `limit` of it from the `offset`th. */
export async function listRuns(db: Db, offset: number, limit: number): Promise<JobRun[]> {
  const { rows } =
    await sql<RunRow>`select ${columns} order by r.asked_at desc, r.id limit ${limit} offset ${offset}`.execute(
      db,
    );
  return rows.map(toRun);
}

export interface RunCounts {
  all: number;
  waiting: number;
  running: number;
}

export async function countRuns(db: Db): Promise<RunCounts> {
  const { rows } =
    await sql<RunCounts>`select count(*)::int as "all", (count(*) filter (where state = 'waiting'))::int as waiting,
    (count(*) filter (where state = 'running'))::int as running from job_run`.execute(db);
  return rows[0]!;
}

export async function findRun(db: Db, id: string): Promise<JobRun | undefined> {
  const { rows } = await sql<RunRow>`select ${columns} where r.id = ${id}`.execute(db);
  return rows[0] && toRun(rows[0]);
}

function toRun(row: RunRow): JobRun {
  return {
    id: row.id,
    title: row.title,
    askedBy: row.askedBy ?? undefined,
    state: row.state,
    label: row.label ?? undefined,
    done: row.done,
    total: row.total ?? undefined,
    unit: row.unit ?? undefined,
    rowsIn: row.rowsIn ?? undefined,
    rowsOut: row.rowsOut ?? undefined,
    warnings: row.warnings,
    message: row.message ?? undefined,
    isMessageWithheld: row.isWithheld,
    nextStep: row.nextStep ?? undefined,
    about:
      row.aboutKind !== null && row.aboutId !== null ? { kind: row.aboutKind, id: row.aboutId } : undefined,
    askedAt: Temporal.Instant.fromEpochMilliseconds(row.askedMs),
    startedAt: instantOf(row.startedMs),
    seenAliveAt: instantOf(row.seenAliveMs),
    endedAt: instantOf(row.endedMs),
  };
}

function instantOf(ms: number | null): Temporal.Instant | undefined {
  return ms === null ? undefined : Temporal.Instant.fromEpochMilliseconds(ms);
}
