import { sql, type Kysely } from 'kysely';
import { systemActor, type Role } from '../../kernel/actor.ts';
import type { Policy } from '../../kernel/use-case.ts';
import { beginContext } from '../postgres/context-token.ts';
import type { Session, SignInMethod, Stage } from './session.ts';
import { hashToken } from './token.ts';

export interface SessionParts {
  db: Kysely<unknown>;
  contextKey: Buffer;
  policy: Policy;
}

/** Reads sessions for requests. */
export interface Sessions {
  /**
   * The session a browser's token opens, or undefined when it opens none (any more). One short transaction.
   * @param isQuiet true for what a script asks by itself, which is no sign of the person
   */
  read(token: string, isQuiet?: boolean): Promise<Session | undefined>;
}

interface Row {
  stage: Stage;
  method: SignInMethod;
  userId: string;
  userName: string;
  purpose: string | null;
  partnerNo: number | null;
  partnerName: string | null;
  role: Role | null;
  steppedUpMs: number | null;
  unseenSeconds: number;
  leftSeconds: number;
}

/** Seconds between two writings of "last seen". */
const seenEverySeconds = 60;

export function openSessions(parts: SessionParts): Sessions {
  return {
    async read(token, isQuiet = false) {
      const idHash = hashToken(token);
      const idleSeconds = parts.policy.value<number>('sessions.idle-minutes') * 60;
      const row = await parts.db.transaction().execute(async (transaction) => {
        await beginContext(transaction, systemActor('sign-in'), parts.contextKey);
        const { rows } =
          await sql<Row>`select s.stage, s.method, s.user_id as "userId", u.name as "userName", s.purpose,
            m.partner_no as "partnerNo", p.name as "partnerName", m.role,
            (extract(epoch from s.stepped_up_at) * 1000)::bigint as "steppedUpMs",
            extract(epoch from clock_timestamp() - s.last_seen_at)::int as "unseenSeconds",
            extract(epoch from s.expires_at - clock_timestamp())::int as "leftSeconds"
          from session s join app_user u on u.id = s.user_id
            left join membership m on m.id = s.membership_id and m.valid @> (now() at time zone 'Europe/London')::date
            left join partner p on p.no = m.partner_no
          where s.id_hash = ${idHash} and s.revoked_at is null and s.expires_at > clock_timestamp() and u.disabled_at is null
            and s.last_seen_at > clock_timestamp() - make_interval(secs => ${idleSeconds})`.execute(
            transaction,
          );
        const found = rows[0];
        if (found && !isQuiet && found.unseenSeconds >= seenEverySeconds) {
          await sql`update session set last_seen_at = clock_timestamp() where id_hash = ${idHash}`.execute(
            transaction,
          );
          found.unseenSeconds = 0;
        }
        return found;
      });
      return row && toSession(row, idHash.toString('hex'), idleSeconds);
    },
  };
}

function toSession(row: Row, idHash: string, idleSeconds: number): Session | undefined {
  const { partnerNo, partnerName, role, purpose } = row;
  const isComplete = partnerNo !== null && partnerName !== null && role !== null && purpose !== null;
  // The membership it was opened for has ended.
  if (row.stage === 'open' && !isComplete) return undefined;
  return {
    idHash,
    stage: row.stage,
    method: row.method,
    userId: row.userId,
    userName: row.userName,
    actor:
      row.stage === 'open' && isComplete
        ? {
            kind: 'user',
            userId: row.userId,
            name: row.userName,
            role,
            partnerNo,
            partnerName,
            purpose,
            sessionId: idHash,
            ...(row.steppedUpMs === null
              ? {}
              : { steppedUpAt: Temporal.Instant.fromEpochMilliseconds(row.steppedUpMs) }),
          }
        : undefined,
    idleOutSeconds: Math.max(0, Math.min(idleSeconds - row.unseenSeconds, row.leftSeconds)),
  };
}
