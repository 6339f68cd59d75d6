import { sql } from 'kysely';
import type { Db } from '../../kernel/use-case.ts';
import type { ListedSession, SignInMethod, Stage } from './session.ts';
import { hashToken, newToken } from './token.ts';

/** Minutes to finish signing in once begun. */
const partWayMinutes = 10;

const unended = sql`revoked_at is null and expires_at > clock_timestamp()`;

export interface NewSession {
  userId: string;
  stage: Exclude<Stage, 'open'>;
  method: SignInMethod;
  device: string;
  /** True when a second factor was given on the way. */
  hasSecondFactor: boolean;
}

/** Begins a session that is not open yet. @returns the browser's token */
export async function startSession(db: Db, session: NewSession): Promise<string> {
  const token = newToken();
  await sql`insert into session (id_hash, user_id, stage, method, device, stepped_up_at, expires_at)
    values (${hashToken(token)}, ${session.userId}, ${session.stage}, ${session.method}, ${session.device.slice(0, 100)},
      case when ${session.hasSecondFactor} then clock_timestamp() end,
      clock_timestamp() + make_interval(mins => ${partWayMinutes}))`.execute(db);
  return token;
}

/** Moves a session on after a second factor, under a new token; the old one opens nothing any more. */
export async function advanceSession(db: Db, idHash: string, stage: Stage): Promise<string | undefined> {
  const token = newToken();
  const { numAffectedRows } = await sql`update session
    set id_hash = ${hashToken(token)}, stage = ${stage}, stepped_up_at = clock_timestamp(), last_seen_at = clock_timestamp()
    where id_hash = ${Buffer.from(idHash, 'hex')} and ${unended}`.execute(db);
  return numAffectedRows === 1n ? token : undefined;
}

export interface Opening {
  membershipId: string;
  purpose: string;
  absoluteHours: number;
  idleMinutes: number;
  concurrentLimit: number;
}

/**
 * Opens a session, or changes what an open one is for, under a new token. The day's end is counted from the sign-in.
 * The oldest of the person's others end when there are more than `concurrentLimit`.
 */
export async function openSession(db: Db, idHash: string, opening: Opening): Promise<string | undefined> {
  const token = newToken();
  // One at a time for each person: sign-ins at the same moment would not count each other.
  await sql`select pg_advisory_xact_lock(hashtextextended(user_id::text, 8)) from session
    where id_hash = ${Buffer.from(idHash, 'hex')}`.execute(db);
  const { rows } = await sql<{ userId: string }>`update session
    set id_hash = ${hashToken(token)}, stage = 'open', membership_id = ${opening.membershipId}, purpose = ${opening.purpose},
      last_seen_at = clock_timestamp(), expires_at = created_at + make_interval(hours => ${opening.absoluteHours})
    where id_hash = ${Buffer.from(idHash, 'hex')} and stage in ('choose', 'open') and ${unended}
    returning user_id as "userId"`.execute(db);
  const userId = rows[0]?.userId;
  if (!userId) return undefined;
  await sql`update session set revoked_at = clock_timestamp(), revoked_why = 'too many at once'
    where id_hash in (
      select id_hash from session
      where user_id = ${userId} and stage = 'open' and ${unended}
        and last_seen_at > clock_timestamp() - make_interval(mins => ${opening.idleMinutes})
      order by id_hash = ${hashToken(token)} desc, created_at desc offset ${opening.concurrentLimit})`.execute(
    db,
  );
  return token;
}

/** @returns whether there was such a session, of that person, to end */
export async function endSession(db: Db, idHash: string, userId: string, why: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update session set revoked_at = clock_timestamp(), revoked_why = ${why}
    where id_hash = ${Buffer.from(idHash, 'hex')} and user_id = ${userId} and ${unended}`.execute(db);
  return numAffectedRows === 1n;
}

/** @returns how many were ended */
export async function endSessionsOf(db: Db, userId: string, why: string): Promise<number> {
  const { numAffectedRows } =
    await sql`update session set revoked_at = clock_timestamp(), revoked_why = ${why}
    where user_id = ${userId} and ${unended}`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** A second factor was given once more, in an open session. */
export async function markSteppedUp(db: Db, idHash: string): Promise<void> {
  await sql`update session set stepped_up_at = clock_timestamp()
    where id_hash = ${Buffer.from(idHash, 'hex')} and ${unended}`.execute(db);
}

/** Someone asked for more time: what a page request does at most once a minute is done now. */
export async function markSeen(db: Db, idHash: string): Promise<void> {
  await sql`update session set last_seen_at = clock_timestamp()
    where id_hash = ${Buffer.from(idHash, 'hex')} and ${unended}`.execute(db);
}

/** A person's open sessions that are still of use, newest first. */
export async function listSessions(db: Db, userId: string, idleMinutes: number): Promise<ListedSession[]> {
  const { rows } = await sql<{
    idHash: string;
    device: string;
    startedMs: number;
    seenMs: number;
    partnerName: string | null;
    role: string | null;
  }>`select encode(s.id_hash, 'hex') as "idHash", s.device, p.name as "partnerName", m.role,
      (extract(epoch from s.created_at) * 1000)::bigint as "startedMs",
      (extract(epoch from s.last_seen_at) * 1000)::bigint as "seenMs"
    from session s left join membership m on m.id = s.membership_id left join partner p on p.no = m.partner_no
    where s.user_id = ${userId} and s.stage = 'open' and s.revoked_at is null and s.expires_at > clock_timestamp()
      and s.last_seen_at > clock_timestamp() - make_interval(mins => ${idleMinutes})
    order by s.created_at desc`.execute(db);
  return rows.map((row) => ({
    idHash: row.idHash,
    device: row.device,
    startedAt: Temporal.Instant.fromEpochMilliseconds(row.startedMs),
    lastSeenAt: Temporal.Instant.fromEpochMilliseconds(row.seenMs),
    partnerName: row.partnerName ?? undefined,
    role: row.role ?? undefined,
  }));
}
