import { sql } from 'kysely';
import type { Role } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/use-case.ts';
import type { RecentFailures } from './rules/throttle.ts';
import type { Draft, MembershipChoice } from './types.ts';

const today = sql`(now() at time zone 'Europe/London')::date`;

/** One try at a time for each account: a second waits until the first is counted. */
export async function lockAccount(db: Db, accountHash: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(encode(${accountHash}, 'hex'), 7))`.execute(db);
}

export type Factor = 'password' | 'code';

export interface Attempt {
  accountHash: Buffer;
  networkHash: Buffer;
  isDeviceKnown: boolean;
  factor: Factor;
}

/** Failures that count now, each as its age in seconds, newest first. */
export async function recentFailures(
  db: Db,
  { accountHash, networkHash, isDeviceKnown: isKnown, factor }: Attempt,
  windowSeconds: number,
): Promise<RecentFailures> {
  const since = sql`clock_timestamp() - make_interval(secs => ${windowSeconds})`;
  const age = sql`extract(epoch from clock_timestamp() - at)::float8`;
  const { rows } = await sql<RecentFailures>`select
    array(select ${age} from sign_in_attempt where account_hash = ${accountHash} and not succeeded and not device_known
      and at > ${since} order by at desc limit 100) as "ofAccount",
    array(select ${age} from sign_in_attempt where network_hash = ${networkHash} and not succeeded and not device_known
      and at > ${since} order by at desc limit 1000) as "ofNetwork",
    array(select ${age} from sign_in_attempt where account_hash = ${accountHash} and network_hash = ${networkHash}
      and not succeeded and not device_known and at > greatest(clock_timestamp() - interval '1 hour',
        (select max(at) from sign_in_attempt where account_hash = ${accountHash} and network_hash = ${networkHash} and succeeded))
      order by at desc limit 100) as "ofPair",
    array(select ${age} from sign_in_attempt where account_hash = ${accountHash} and not succeeded and device_known
      and at > ${since} order by at desc limit 100) as "ofKnownDevice",
    array(select ${age} from sign_in_attempt where ${factor === 'code'} and account_hash = ${accountHash} and not succeeded
      and factor = 'code' and device_known = ${isKnown} and at > clock_timestamp() - interval '1 day' order by at desc limit 100) as "ofCodes"`.execute(
    db,
  );
  return rows[0]!;
}

/** A try counts as failed from the moment it is made, so that many at once are all counted. @returns its id */
export async function countAttempt(db: Db, attempt: Attempt): Promise<string> {
  const { rows } = await sql<{
    id: string;
  }>`insert into sign_in_attempt (account_hash, network_hash, device_known, succeeded, factor)
    values (${attempt.accountHash}, ${attempt.networkHash}, ${attempt.isDeviceKnown}, false, ${attempt.factor}) returning id`.execute(
    db,
  );
  return rows[0]!.id;
}

/** The password was right: that try is no failure, and no success yet either. */
export async function forgiveAttempt(db: Db, id: string): Promise<void> {
  await sql`delete from sign_in_attempt where id = ${id}`.execute(db);
}

/**
 * The whole sign-in succeeded: earlier failures from there no longer make anyone wait.
 *
 * @returns wrong codes since the success before it, this try's own network and all others
 */
export async function countSuccess(db: Db, id: string): Promise<number> {
  const { rows } = await sql<{ wrong: number }>`
    with tried as (delete from sign_in_attempt where id = ${id} returning account_hash, network_hash, device_known, factor),
    kept as (insert into sign_in_attempt (account_hash, network_hash, device_known, succeeded, factor)
      select account_hash, network_hash, device_known, true, factor from tried)
    select count(a.id)::int as wrong from tried t join sign_in_attempt a on a.account_hash = t.account_hash
    where a.factor = 'code' and not a.succeeded and a.id <> ${id}
      and a.at > coalesce((select max(s.at) from sign_in_attempt s where s.account_hash = t.account_hash and s.succeeded), '-infinity')`.execute(
    db,
  );
  return rows[0]?.wrong ?? 0;
}

export async function isDeviceKnown(
  db: Db,
  email: string,
  tokenHashes: readonly Buffer[],
  days: number,
): Promise<boolean> {
  if (tokenHashes.length === 0) return false;
  const { rows } = await sql<{ known: boolean }>`select exists (
      select from known_device d join app_user u on u.id = d.user_id
      where u.email = ${email} and d.token_hash = any (${tokenHashes}::bytea[])
        and d.issued_at > clock_timestamp() - make_interval(days => ${days})) as known`.execute(db);
  return rows[0]?.known ?? false;
}

export async function rememberDevice(db: Db, tokenHash: Buffer, userId: string): Promise<void> {
  await sql`insert into known_device (token_hash, user_id) values (${tokenHash}, ${userId})`.execute(db);
}

export interface Credential {
  userId: string;
  passwordHash: string;
  isEnrolled: boolean;
}

/** The password of an account that may sign in with one: not disabled, and not invited anew since it was set. */
export async function findCredential(db: Db, email: string): Promise<Credential | undefined> {
  const { rows } = await sql<Credential>`select u.id as "userId", c.password_hash as "passwordHash",
      c.totp_confirmed_at is not null as "isEnrolled"
    from app_user u join user_credential c on c.user_id = u.id
    where u.email = ${email} and u.disabled_at is null and c.password_hash is not null
      and not exists (select from invitation i where i.user_id = u.id and i.used_at is null and i.created_at > c.changed_at)`.execute(
    db,
  );
  return rows[0];
}

/** A signed-in person's own password. */
export async function findOwnPassword(db: Db, userId: string): Promise<string | undefined> {
  const { rows } = await sql<{
    hash: string | null;
  }>`select password_hash as hash from user_credential where user_id = ${userId}`.execute(db);
  return rows[0]?.hash ?? undefined;
}

export async function changePassword(db: Db, userId: string, passwordHash: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update user_credential
    set password_hash = ${passwordHash}, changed_at = clock_timestamp()
    where user_id = ${userId} and password_hash is not null`.execute(db);
  return numAffectedRows === 1n;
}

export interface Person {
  userId: string;
  email: string;
  name: string;
}

/** Whose session it is, when it stands at this stage. */
export async function findPersonAtStage(db: Db, idHash: string, stage: string): Promise<Person | undefined> {
  const { rows } = await sql<Person>`select u.id as "userId", u.email, u.name
    from session s join app_user u on u.id = s.user_id
    where s.id_hash = ${Buffer.from(idHash, 'hex')} and s.stage = ${stage} and s.revoked_at is null
      and s.expires_at > clock_timestamp() and u.disabled_at is null`.execute(db);
  return rows[0];
}

export async function findUserByEmail(db: Db, email: string): Promise<Person | undefined> {
  const { rows } = await sql<Person>`select id as "userId", email, name from app_user
    where email = ${email} and disabled_at is null`.execute(db);
  return rows[0];
}

/** The sealed secret of a person's authenticator, confirmed or about to be. */
export async function findAuthenticator(
  db: Db,
  userId: string,
): Promise<{ sealed: Buffer; isConfirmed: boolean } | undefined> {
  const { rows } = await sql<{ sealed: Buffer; isConfirmed: boolean }>`
    select totp_secret as sealed, totp_confirmed_at is not null as "isConfirmed"
    from user_credential where user_id = ${userId} and totp_secret is not null`.execute(db);
  return rows[0];
}

/** Keeps a new secret unless one is there already. */
export async function keepAuthenticator(db: Db, userId: string, sealed: Buffer): Promise<void> {
  await sql`update user_credential set totp_secret = ${sealed} where user_id = ${userId} and totp_secret is null`.execute(
    db,
  );
}

/**
 * Forgets a secret that no code has confirmed yet, and ends the sessions that may have seen it: whoever else knows the
 * password must not come to share the secret that its owner then uses.
 */
export async function beginEnrolmentAnew(db: Db, userId: string): Promise<void> {
  await sql`update user_credential set totp_secret = null where user_id = ${userId} and totp_confirmed_at is null`.execute(
    db,
  );
  await sql`update session set revoked_at = clock_timestamp(), revoked_why = 'enrolment begun anew'
    where user_id = ${userId} and stage = 'enrol' and revoked_at is null`.execute(db);
}

/** Uses up a time step: false when it, or a later one, was used before. */
export async function useStep(db: Db, userId: string, step: number): Promise<boolean> {
  const { numAffectedRows } = await sql`update user_credential
    set totp_last_step = ${step}, totp_confirmed_at = coalesce(totp_confirmed_at, clock_timestamp())
    where user_id = ${userId} and (totp_last_step is null or totp_last_step < ${step})`.execute(db);
  return numAffectedRows === 1n;
}

/** Sets a password anew; authenticator and known browsers begin again too. */
export async function resetCredential(
  db: Db,
  userId: string,
  passwordHash: string,
  authenticator?: Buffer,
): Promise<void> {
  const secret = authenticator ?? null;
  await sql`insert into user_credential (user_id, password_hash, totp_secret, totp_confirmed_at)
    values (${userId}, ${passwordHash}, ${secret}, case when ${secret}::bytea is not null then clock_timestamp() end)
    on conflict (user_id) do update set password_hash = excluded.password_hash, totp_secret = excluded.totp_secret,
      totp_confirmed_at = excluded.totp_confirmed_at, totp_last_step = null, changed_at = clock_timestamp()`.execute(
    db,
  );
}

export async function forgetDevices(db: Db, userId: string): Promise<void> {
  await sql`delete from known_device where user_id = ${userId}`.execute(db);
}

/** Whom an invitation is for: the latest of that person's, not used, not over. */
export async function findInvited(db: Db, tokenHash: Buffer): Promise<Person | undefined> {
  const { rows } = await sql<Person>`select u.id as "userId", u.email, u.name
    from invitation i join app_user u on u.id = i.user_id
    where i.token_hash = ${tokenHash} and i.used_at is null and i.expires_at > clock_timestamp() and u.disabled_at is null
      and not exists (select from invitation later where later.user_id = i.user_id and later.created_at > i.created_at)`.execute(
    db,
  );
  return rows[0];
}

/** Uses up every invitation of a person. @returns whether this one was among them, and unused */
export async function useInvitations(db: Db, tokenHash: Buffer, userId: string): Promise<boolean> {
  const { rows } = await sql<{ isThis: boolean }>`update invitation set used_at = clock_timestamp()
    where user_id = ${userId} and used_at is null returning token_hash = ${tokenHash} as "isThis"`.execute(
    db,
  );
  return rows.some((row) => row.isThis);
}

/** No invitation of a person's leads anywhere any more. */
export async function useUpInvitations(db: Db, userId: string): Promise<void> {
  await sql`update invitation set used_at = clock_timestamp() where user_id = ${userId} and used_at is null`.execute(
    db,
  );
}

/** For whom a person may act today. */
export async function listMemberships(db: Db, userId: string): Promise<MembershipChoice[]> {
  const { rows } = await sql<{ id: string; partnerName: string; role: Role }>`
    select m.id, p.name as "partnerName", m.role from membership m join partner p on p.no = m.partner_no
    where m.user_id = ${userId} and m.valid @> ${today} and (p.left_on is null or p.left_on > ${today})
    order by p.name, m.role`.execute(db);
  return rows;
}

/** The account linked to an identity of a provider. */
export async function findLinked(db: Db, issuer: string, subject: string): Promise<Person | undefined> {
  const { rows } = await sql<Person>`select u.id as "userId", u.email, u.name
    from user_identity i join app_user u on u.id = i.user_id
    where i.issuer = ${issuer} and i.subject = ${subject} and u.disabled_at is null`.execute(db);
  return rows[0];
}

/** Links an identity for ever; false when it, or another of that provider's for this account, is linked already. */
export async function linkIdentity(
  db: Db,
  issuer: string,
  subject: string,
  userId: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into user_identity (issuer, subject, user_id)
    select ${issuer}, ${subject}, ${userId}
    where not exists (select from user_identity where issuer = ${issuer} and (subject = ${subject} or user_id = ${userId}))`.execute(
    db,
  );
  return numAffectedRows === 1n;
}

export async function keepDraft(
  db: Db,
  userId: string,
  form: string,
  answers: Draft['answers'],
): Promise<void> {
  await sql`insert into draft (user_id, form, answers) values (${userId}, ${form}, ${JSON.stringify(answers)})
    on conflict (user_id, form) do update set answers = excluded.answers, saved_at = clock_timestamp()`.execute(
    db,
  );
}

export async function listDrafts(db: Db, userId: string, days: number): Promise<Draft[]> {
  const { rows } = await sql<{ form: string; answers: Draft['answers']; savedMs: number }>`
    select form, answers, (extract(epoch from saved_at) * 1000)::bigint as "savedMs" from draft
    where user_id = ${userId} and saved_at > clock_timestamp() - make_interval(days => ${days}) order by saved_at desc`.execute(
    db,
  );
  return rows.map(({ form, answers, savedMs }) => ({
    form,
    answers,
    savedAt: Temporal.Instant.fromEpochMilliseconds(savedMs),
  }));
}

export async function dropDraft(db: Db, userId: string, form: string): Promise<void> {
  await sql`delete from draft where user_id = ${userId} and form = ${form}`.execute(db);
}

function isOlder(column: string, days: number) {
  return sql`${sql.ref(column)} < clock_timestamp() - make_interval(days => ${days})`;
}

/** Disposes of what signing in no longer needs. */
export async function sweep(
  db: Db,
  periods: { attemptDays: number; draftDays: number; deviceDays: number },
): Promise<{ attempts: number; drafts: number; devices: number }> {
  const attempts = await sql`delete from sign_in_attempt where ${isOlder('at', periods.attemptDays)}`.execute(
    db,
  );
  const drafts = await sql`delete from draft where ${isOlder('saved_at', periods.draftDays)}`.execute(db);
  const devices =
    await sql`delete from known_device where ${isOlder('issued_at', periods.deviceDays)}`.execute(db);
  return {
    attempts: Number(attempts.numAffectedRows),
    drafts: Number(drafts.numAffectedRows),
    devices: Number(devices.numAffectedRows),
  };
}
