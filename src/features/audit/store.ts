import { sql } from 'kysely';
import type { Db } from '../../kernel/use-case.ts';
import type { AuditFilter, AuditToday, LastCheck, Outcome, Reason } from './types.ts';

/** A leaf as the table has it, with the names that ids stand for. */
export interface LeafRow {
  id: string;
  /** Microseconds since 1970: a leaf's place in time to the last digit that PostgreSQL keeps. */
  atMicros: number;
  actorKind: 'user' | 'system';
  actor: string;
  person: string | null;
  partner: string | null;
  role: string | null;
  purpose: string | null;
  useCase: string;
  outcome: Outcome;
  subjectKind: string | null;
  subjectId: string | null;
  hasReason: boolean;
}

/** Where a page of leaves begins: just after this one, going back in time. */
export interface Place {
  atMicros: number;
  id: string;
}

const columns = sql`l.id, (extract(epoch from l.at) * 1000000)::bigint as "atMicros", l.actor_kind as "actorKind", l.actor,
  u.name as person, p.name as partner, l.role, l.purpose, l.use_case as "useCase", l.outcome,
  l.subject_kind as "subjectKind", l.subject_id as "subjectId", l.why_commitment is not null as "hasReason"`;

const joins = sql`from audit_leaf l
  left join app_user u on u.id = case when l.actor_kind = 'user' then l.actor::uuid end
  left join partner p on p.no = l.partner_no`;

/** Use-cases that a page repeats by itself while a job runs. */
const looksAtJobs = ['progress.open'];

/**
 * Leaves that fit, newest first, `limit` of them; only those the reader may see (their own, or all for a keeper).
 * Days are local days, both included. The cost grows with what is left out, not with the size of the audit, unless the
 * use-case asked for is rare and no days are given.
 */
export async function listLeaves(
  db: Db,
  filter: AuditFilter,
  after: Place | undefined,
  limit: number,
): Promise<LeafRow[]> {
  const from = filter.from?.toString() ?? null;
  const until = filter.until?.toString() ?? null;
  const { rows } = await sql<LeafRow>`select ${columns} ${joins}
    where (${filter.person ?? null}::text is null or l.actor = ${filter.person ?? null})
      and (${filter.useCase ?? null}::text is null or l.use_case = ${filter.useCase ?? null})
      and (${from}::date is null or l.at >= ${from}::date::timestamp at time zone 'Europe/London')
      and (${until}::date is null or l.at < (${until}::date + 1)::timestamp at time zone 'Europe/London')
      and (not ${filter.refusedOnly}::boolean or l.outcome <> 'done')
      and (${filter.withLooksAtJobs}::boolean or l.use_case <> all (${looksAtJobs}))
      and (${after?.id ?? null}::uuid is null or (l.at, l.id) <
        ('epoch'::timestamptz + ${after?.atMicros ?? 0}::bigint * interval '1 microsecond', ${after?.id ?? null}::uuid))
    order by l.at desc, l.id desc limit ${limit}`.execute(db);
  return rows;
}

/** What happened since midnight, as far as the reader may see. */
export async function countToday(db: Db): Promise<AuditToday> {
  const { rows } = await sql<AuditToday>`select count(*)::int as entries,
      (count(distinct actor) filter (where actor_kind = 'user'))::int as people, (count(*) filter (where outcome <> 'done'))::int as refused
    from audit_leaf where use_case <> all (${looksAtJobs})
      and at >= (now() at time zone 'Europe/London')::date::timestamp at time zone 'Europe/London'`.execute(
    db,
  );
  return rows[0]!;
}

export interface LeafInFull extends LeafRow {
  fields: string[];
  facts: Record<string, string | number | boolean | null>;
  place: number | null;
}

/** One leaf by its id, where the reader may see it. */
export async function findLeaf(db: Db, id: string): Promise<LeafInFull | undefined> {
  const { rows } = await sql<LeafInFull>`select ${columns}, l.fields, l.facts, c.seq as place ${joins}
    left join audit_chain c on c.leaf_id = l.id where l.id = ${id}`.execute(db);
  return rows[0];
}

/** The reason's words; "withheld" when a leaf has one that the reader may not read. */
export async function findReason(db: Db, leafId: string): Promise<Reason> {
  const { rows } = await sql<{
    why: string | null;
    erased: boolean;
  }>`select why, erased_at is not null as erased from audit_why where leaf_id = ${leafId}`.execute(db);
  const [found] = rows;
  if (!found) return { state: 'withheld' };
  return found.why === null || found.erased ? { state: 'erased' } : { state: 'given', words: found.why };
}

/** Everyone who ever had an account, by name, for a list to choose from. */
export async function listPeople(db: Db): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{
    id: string;
    name: string;
  }>`select id, name from app_user order by name, id`.execute(db);
  return rows;
}

/** The last finished check, by whomever. */
export async function findLastCheck(db: Db): Promise<LastCheck | undefined> {
  const { rows } = await sql<{
    atMs: number;
    who: string | null;
    facts: { entries?: number; faults?: number };
  }>`select (extract(epoch from l.at) * 1000)::bigint as "atMs", u.name as who, l.facts ${joins}
    where l.use_case = 'audit.verify' and l.outcome = 'done' order by l.at desc limit 1`.execute(db);
  const [found] = rows;
  return (
    found && {
      at: Temporal.Instant.fromEpochMilliseconds(found.atMs),
      who: found.who ?? 'The program',
      entries: found.facts.entries ?? 0,
      faults: found.facts.faults ?? 0,
    }
  );
}
