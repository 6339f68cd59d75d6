import { sql } from 'kysely';
import type { Db } from '../../kernel/use-case.ts';
import type { Agreement, AgreementState, AgreementTerms, DataClass } from './types.ts';

interface Row {
  id: string;
  title: string;
  version: number;
  gateway: string;
  purposes: string[];
  classes: DataClass[];
  from: string;
  until: string | null;
  state: AgreementState;
  isInForce: boolean;
  parties: { code: string; name: string }[];
}

const columns = sql`a.id, a.title, a.version, a.gateway, a.purposes, a.classes, a.state, lower(a.valid) as from,
  upper(a.valid) - 1 as until, a.state = 'live' and a.valid @> (now() at time zone 'Europe/London')::date as "isInForce",
  (select coalesce(json_agg(json_build_object('code', p.code, 'name', p.name) order by p.name), '[]')
    from agreement_party y join partner p on p.no = y.partner_no where y.agreement_id = a.id) as parties`;

/** Every agreement, those in force first, each with its newest version before the older ones. */
export async function listAllAgreements(db: Db): Promise<Agreement[]> {
  const { rows } = await sql<Row>`select ${columns} from agreement a
    order by array_position(array['live', 'draft', 'withdrawn'], a.state), a.title, a.version desc`.execute(
    db,
  );
  return rows.map(toAgreement);
}

export async function findAgreement(db: Db, id: string): Promise<Agreement | undefined> {
  const { rows } = await sql<Row>`select ${columns} from agreement a where a.id = ${id}`.execute(db);
  return rows[0] && toAgreement(rows[0]);
}

/** Numbers of the partners with these codes that have not left. */
export async function findParties(db: Db, codes: readonly string[]): Promise<number[]> {
  const { rows } = await sql<{ no: number }>`select no from partner where code = any (${codes})
    and (left_on is null or left_on > (now() at time zone 'Europe/London')::date)`.execute(db);
  return rows.map(({ no }) => no);
}

export async function listPartiesToChoose(db: Db): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`select code, name from partner
    where left_on is null or left_on > (now() at time zone 'Europe/London')::date order by name`.execute(db);
  return rows;
}

/** @returns the new id; its version is one more than the last of that title */
export async function insertDraft(
  db: Db,
  terms: Omit<AgreementTerms, 'parties'>,
  partnerNos: readonly number[],
): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext('commonweal agreements'))`.execute(db);
  const { rows } = await sql<{
    id: string;
  }>`insert into agreement (title, version, gateway, purposes, classes, valid)
    select ${terms.title}, coalesce((select max(version) from agreement where title = ${terms.title}), 0) + 1,
      ${terms.gateway}, ${terms.purposes}, ${terms.classes},
      daterange(${terms.from.toString()}::date, ${terms.until?.add({ days: 1 }).toString() ?? null}::date)
    returning id`.execute(db);
  const id = rows[0]!.id;
  await sql`insert into agreement_party (agreement_id, partner_no)
    select ${id}, no from unnest(${partnerNos}::smallint[]) no`.execute(db);
  return id;
}

/** @returns whether it stood at `from` before */
export async function moveState(
  db: Db,
  id: string,
  from: AgreementState,
  to: AgreementState,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update agreement set state = ${to} where id = ${id} and state = ${from}`.execute(db);
  return numAffectedRows === 1n;
}

/** Whether this person wrote the draft: then someone else puts it in force. */
export async function isDraftedBy(db: Db, id: string, userId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from agreement where id = ${id} and drafted_by = ${userId}`.execute(db);
  return rows.length > 0;
}

/** Withdraws the other live versions of an agreement. @returns how many */
export async function withdrawOtherVersions(db: Db, title: string, exceptId: string): Promise<number> {
  const { numAffectedRows } = await sql`update agreement set state = 'withdrawn'
    where title = ${title} and id <> ${exceptId} and state = 'live'`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

function toAgreement(row: Row): Agreement {
  return {
    ...row,
    from: Temporal.PlainDate.from(row.from),
    until: row.until === null ? undefined : Temporal.PlainDate.from(row.until),
  };
}
