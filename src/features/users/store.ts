import { sql } from 'kysely';
import type { Role } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/use-case.ts';
import type { Membership, PartnerChoice, Proposal, User, UserFilter, UserRow, UserState } from './types.ts';

const today = sql`(now() at time zone 'Europe/London')::date`;
const lastSeen = sql`(select (extract(epoch from max(s.last_seen_at)) * 1000)::bigint from session s where s.user_id = u.id)`;
/** The invitation that waits to be used: none, once the latest was. */
const waiting = sql`(select i.expires_at from invitation i where i.user_id = u.id and i.used_at is null
  order by i.created_at desc limit 1)`;
const state = sql`case when u.disabled_at is not null then 'disabled' when ${waiting} is not null then 'invited' else 'active' end`;

export const usersPerPage = 25;

/** One page of the people who have an account, and how many there are in all. */
export async function listUsersPage(db: Db, filter: UserFilter): Promise<{ rows: UserRow[]; total: number }> {
  const order = {
    name: sql`name, id`,
    '-name': sql`name desc, id`,
    lastSeen: sql`"lastSeenMs" nulls first, name, id`,
    '-lastSeen': sql`"lastSeenMs" desc nulls last, name, id`,
  }[filter.sort];
  const { rows } = await sql<{
    id: string;
    name: string;
    email: string;
    acts: string[];
    lastSeenMs: number | null;
    state: UserState;
    total: number;
  }>`with found as (
      select u.id, u.name, u.email, ${state} as state, ${lastSeen} as "lastSeenMs",
        array(select replace(m.role, '-', ' ') || ', ' || p.name from membership m join partner p on p.no = m.partner_no
          where m.user_id = u.id and m.valid @> ${today} order by p.name, m.role) as acts
      from app_user u
      where (${filter.words} = '' or strpos(lower(u.name), lower(${filter.words})) > 0 or strpos(u.email, lower(${filter.words})) > 0)
        and (${filter.partner} = '' or exists (select from membership m join partner p on p.no = m.partner_no
          where m.user_id = u.id and p.code = ${filter.partner} and m.valid @> ${today})))
    select *, count(*) over ()::int as total from found where ${filter.state} = '' or state = ${filter.state}
    order by ${order} limit ${usersPerPage} offset ${(filter.page - 1) * usersPerPage}`.execute(db);
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map((row) => ({ ...row, lastSeenAt: instant(row.lastSeenMs) })),
  };
}

/** @param who an id or an address */
export async function findUser(
  db: Db,
  who: { userId: string } | { email: string },
): Promise<User | undefined> {
  const here = 'userId' in who ? sql`u.id = ${who.userId}` : sql`u.email = ${who.email.toLowerCase()}`;
  const { rows } = await sql<{
    id: string;
    name: string;
    email: string;
    state: UserState;
    addedMs: number;
    disabledMs: number | null;
    disabledWhy: string | null;
    lastSeenMs: number | null;
    waitingMs: number | null;
  }>`select u.id, u.name, u.email, ${state} as state, ${lastSeen} as "lastSeenMs",
      (extract(epoch from u.created_at) * 1000)::bigint as "addedMs",
      (extract(epoch from u.disabled_at) * 1000)::bigint as "disabledMs", u.disabled_why as "disabledWhy",
      (extract(epoch from ${waiting}) * 1000)::bigint as "waitingMs"
    from app_user u where ${here}`.execute(db);
  const row = rows[0];
  return (
    row && {
      id: row.id,
      name: row.name,
      email: row.email,
      state: row.state,
      addedAt: Temporal.Instant.fromEpochMilliseconds(row.addedMs),
      disabledAt: instant(row.disabledMs),
      disabledWhy: row.disabledWhy ?? undefined,
      lastSeenAt: instant(row.lastSeenMs),
      invitedUntil: instant(row.waitingMs),
    }
  );
}

/** For whom someone acts, acted or will act; the present first. */
export async function listMembershipsOf(db: Db, userId: string): Promise<Membership[]> {
  const { rows } = await sql<{
    id: string;
    partnerCode: string;
    partnerName: string;
    role: Role;
    from: string;
    until: string | null;
    isNow: boolean;
  }>`select m.id, p.code as "partnerCode", p.name as "partnerName", m.role, lower(m.valid) as from,
      upper(m.valid) - 1 as until, m.valid @> ${today} as "isNow"
    from membership m join partner p on p.no = m.partner_no
    where m.user_id = ${userId} and not isempty(m.valid) order by m.valid @> ${today} desc, lower(m.valid) desc`.execute(
    db,
  );
  return rows.map((row) => ({
    ...row,
    from: Temporal.PlainDate.from(row.from),
    until: row.until === null ? undefined : Temporal.PlainDate.from(row.until),
  }));
}

/** Partners someone may act for today. */
export async function listPartnerChoices(db: Db): Promise<PartnerChoice[]> {
  const { rows } =
    await sql<PartnerChoice>`select code, name from partner where left_on is null or left_on > ${today} order by name`.execute(
      db,
    );
  return rows;
}

/** @returns the new id, or undefined when someone has the address already */
export async function insertUser(db: Db, user: { email: string; name: string }): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string;
  }>`insert into app_user (email, name) values (${user.email}, ${user.name})
    on conflict (email) do nothing returning id`.execute(db);
  return rows[0]?.id;
}

export interface NewMembership {
  partner: string;
  role: Role;
  from: Temporal.PlainDate;
  until?: Temporal.PlainDate | undefined;
}

/** @returns `made`, or why not: no such partner now, or one that overlaps */
export async function insertMembership(
  db: Db,
  userId: string,
  membership: NewMembership,
): Promise<'made' | 'no-partner' | 'overlaps'> {
  const { rows: partners } = await sql<{ no: number }>`select no from partner
    where code = ${membership.partner} and (left_on is null or left_on > ${today})`.execute(db);
  const partnerNo = partners[0]?.no;
  if (partnerNo === undefined) return 'no-partner';
  const valid = sql`daterange(${membership.from.toString()}::date, ${membership.until?.add({ days: 1 }).toString() ?? null}::date)`;
  const { rows: others } = await sql`select 1 from membership
    where user_id = ${userId} and partner_no = ${partnerNo} and role = ${membership.role} and valid && ${valid}`.execute(
    db,
  );
  if (others.length > 0) return 'overlaps';
  await sql`insert into membership (user_id, partner_no, role, valid)
    values (${userId}, ${partnerNo}, ${membership.role}, ${valid})`.execute(db);
  return 'made';
}

/** Ends a membership: `on` is the first day without it. @returns whether there was one of that person to end */
export async function endMembership(
  db: Db,
  userId: string,
  membershipId: string,
  on: Temporal.PlainDate,
): Promise<boolean> {
  const day = on.toString();
  const { numAffectedRows } =
    await sql`update membership set valid = daterange(least(lower(valid), ${day}::date), ${day}::date)
    where id = ${membershipId} and user_id = ${userId} and not isempty(valid) and (upper(valid) is null or upper(valid) > ${day}::date)`.execute(
      db,
    );
  return numAffectedRows === 1n;
}

/** How many people, besides this one, may administer today. */
export async function countOtherAdministrators(db: Db, userId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(distinct u.id)::int as n
    from app_user u join membership m on m.user_id = u.id
    where m.role = 'administrator' and m.valid @> ${today} and u.disabled_at is null and u.id <> ${userId}`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

/** @returns whether it was enabled before */
export async function disableUserRow(db: Db, userId: string, why: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update app_user set disabled_at = clock_timestamp(), disabled_why = ${why}
    where id = ${userId} and disabled_at is null`.execute(db);
  return numAffectedRows === 1n;
}

/** @returns whether it was disabled before */
export async function enableUserRow(db: Db, userId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update app_user set disabled_at = null, disabled_why = null
    where id = ${userId} and disabled_at is not null`.execute(db);
  return numAffectedRows === 1n;
}

export async function insertInvitation(
  db: Db,
  userId: string,
  tokenHash: Buffer,
  hours: number,
): Promise<void> {
  await sql`insert into invitation (token_hash, user_id, expires_at)
    values (${tokenHash}, ${userId}, clock_timestamp() + make_interval(hours => ${hours}))`.execute(db);
}

/** Disables accounts that nobody used for so many days, but for the administrator seen last. @returns their ids */
export async function disableUnused(db: Db, days: number, why: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`update app_user u set disabled_at = clock_timestamp(), disabled_why = ${why}
    where u.disabled_at is null and u.created_at < clock_timestamp() - make_interval(days => ${days})
      and not exists (select from session s where s.user_id = u.id and s.last_seen_at > clock_timestamp() - make_interval(days => ${days}))
      and u.id is distinct from (
        select m.user_id from membership m join app_user a on a.id = m.user_id left join session s on s.user_id = a.id
        where m.role = 'administrator' and m.valid @> ${today} and a.disabled_at is null
        order by s.last_seen_at desc nulls last limit 1)
    returning u.id`.execute(db);
  return rows.map(({ id }) => id);
}

function instant(ms: number | null): Temporal.Instant | undefined {
  return ms === null ? undefined : Temporal.Instant.fromEpochMilliseconds(ms);
}

export interface ActingMembership {
  userId: string;
  name: string;
  role: Role;
  partnerNo: number;
  partnerCode: string;
  partnerName: string;
}

/** What someone whose account is open may act as today, by partner and role. */
export async function listActingMemberships(db: Db, email: string): Promise<ActingMembership[]> {
  const { rows } = await sql<ActingMembership>`
    select u.id as "userId", u.name, m.role, p.no as "partnerNo", p.code as "partnerCode", p.name as "partnerName"
    from app_user u join membership m on m.user_id = u.id join partner p on p.no = m.partner_no
    where u.email = ${email} and u.disabled_at is null and p.left_on is null
      and m.valid @> (now() at time zone 'Europe/London')::date
    order by p.code, m.role`.execute(db);
  return rows;
}

/** Whether a third person could decide: someone who has, or in the last 30 days had, such a role, disabled or not. */
export async function isThereAThird(db: Db, proposer: string, about: string): Promise<boolean> {
  const { rows } = await sql<{
    third: boolean;
  }>`select others_who_decide(${proposer}::uuid, ${about}::uuid) as third`.execute(db);
  return rows[0]!.third;
}

/** @returns false where there is no such partner now */
export async function proposeRole(
  db: Db,
  proposer: string,
  userId: string,
  { partner, role, from, until }: NewMembership,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into role_proposal (kind, user_id, partner_no, role, valid, proposed_by)
    select 'role', ${userId}, no, ${role}, daterange(${from.toString()}::date, ${until?.add({ days: 1 }).toString() ?? null}::date), ${proposer}
    from partner where code = ${partner} and (left_on is null or left_on > (now() at time zone 'Europe/London')::date)`.execute(
      db,
    );
  return numAffectedRows === 1n;
}

export async function proposeInvitation(db: Db, proposer: string, userId: string): Promise<void> {
  await sql`insert into role_proposal (kind, user_id, proposed_by) values ('invitation', ${userId}, ${proposer})`.execute(
    db,
  );
}

interface ProposalRow {
  id: string;
  kind: Proposal['kind'];
  userId: string;
  name: string;
  role: Role | null;
  partner: string | null;
  partnerName: string | null;
  from: string | null;
  until: string | null;
  proposedById: string;
  proposedBy: string;
  proposedMs: number;
}

/** What waits for a second person, the oldest first; of one id, when given. */
export async function listProposals(db: Db, id?: string): Promise<Proposal[]> {
  const { rows } =
    await sql<ProposalRow>`select r.id, r.kind, r.user_id as "userId", u.name, r.role, p.code as partner,
      p.name as "partnerName", lower(r.valid) as from, upper(r.valid) - 1 as until, r.proposed_by as "proposedById",
      b.name as "proposedBy", (extract(epoch from r.proposed_at) * 1000)::bigint as "proposedMs"
    from role_proposal r join app_user u on u.id = r.user_id join app_user b on b.id = r.proposed_by
    left join partner p on p.no = r.partner_no
    where r.decided_at is null and (${id ?? null}::uuid is null or r.id = ${id ?? null}::uuid) order by r.proposed_at, r.id`.execute(
      db,
    );
  return rows.map(({ role, partner, partnerName, from, until, proposedMs, ...row }) => ({
    ...row,
    proposedAt: Temporal.Instant.fromEpochMilliseconds(proposedMs),
    membership:
      role !== null && partner !== null && partnerName !== null && from !== null
        ? {
            role,
            partner,
            partnerName,
            from: Temporal.PlainDate.from(from),
            until: until === null ? undefined : Temporal.PlainDate.from(until),
          }
        : undefined,
  }));
}

/** @returns whether it waited until now */
export async function decideProposalRow(
  db: Db,
  id: string,
  decidedBy: string,
  agreed: boolean,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update role_proposal
    set decided_by = ${decidedBy}, decided_at = clock_timestamp(), agreed = ${agreed} where id = ${id} and decided_at is null`.execute(
    db,
  );
  return numAffectedRows === 1n;
}
