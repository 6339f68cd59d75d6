import { sql } from 'kysely';
import type { Db } from '../../kernel/use-case.ts';
import type { Partner, PartnerAgreement, PartnerKind } from './types.ts';

interface Row {
  no: number;
  code: string;
  name: string;
  kind: PartnerKind;
  contact: string | null;
  joinedOn: string;
  leftOn: string | null;
  people: number;
}

const columns = sql`p.no, p.code, p.name, p.kind, p.contact, p.joined_on as "joinedOn", p.left_on as "leftOn",
  (select count(distinct m.user_id)::int from membership m join app_user u on u.id = m.user_id
    where m.partner_no = p.no and m.valid @> (now() at time zone 'Europe/London')::date and u.disabled_at is null) as people`;

/** Every partner there is or was, those who left last. */
export async function listAllPartners(db: Db): Promise<Partner[]> {
  const { rows } =
    await sql<Row>`select ${columns} from partner p order by p.left_on is not null, p.name`.execute(db);
  return rows.map(toPartner);
}

export async function findPartner(db: Db, code: string): Promise<Partner | undefined> {
  const { rows } = await sql<Row>`select ${columns} from partner p where p.code = ${code}`.execute(db);
  return rows[0] && toPartner(rows[0]);
}

/** Agreements a partner is or was party to, newest first. */
export async function listAgreementsOf(db: Db, partnerNo: number): Promise<PartnerAgreement[]> {
  const { rows } = await sql<PartnerAgreement>`select a.id, a.title, a.version, a.state
    from agreement a join agreement_party y on y.agreement_id = a.id
    where y.partner_no = ${partnerNo} order by a.title, a.version desc`.execute(db);
  return rows;
}

/** Whether another partner has the code or the name. */
export async function isTaken(
  db: Db,
  partner: { code: string; name: string; exceptNo?: number },
): Promise<boolean> {
  const { rows } = await sql`select 1 from partner
    where (code = ${partner.code} or lower(name) = lower(${partner.name})) and no <> ${partner.exceptNo ?? -1}`.execute(
    db,
  );
  return rows.length > 0;
}

export interface NewPartner {
  code: string;
  name: string;
  kind: PartnerKind;
  contact: string | undefined;
  joinedOn: Temporal.PlainDate;
}

/** @returns its number, or undefined when all 63 are taken: row-level security keeps partners as bits of one word */
export async function insertPartner(db: Db, partner: NewPartner): Promise<number | undefined> {
  await sql`select pg_advisory_xact_lock(hashtext('commonweal partner numbers'))`.execute(db);
  const { rows } = await sql<{ no: number }>`insert into partner (no, code, name, kind, contact, joined_on)
    select free.no, ${partner.code}, ${partner.name}, ${partner.kind}, ${partner.contact ?? null}, ${partner.joinedOn.toString()}
    from (select min(n) as no from generate_series(0, 62) n where not exists (select from partner where no = n)) free
    where free.no is not null returning no`.execute(db);
  return rows[0]?.no;
}

export async function updatePartner(
  db: Db,
  no: number,
  partner: Pick<NewPartner, 'name' | 'kind' | 'contact'>,
): Promise<void> {
  await sql`update partner set name = ${partner.name}, kind = ${partner.kind}, contact = ${partner.contact ?? null}
    where no = ${no}`.execute(db);
}

/** A partner leaves: from that day its people act for it no more. @returns how many memberships end */
export async function endPartner(db: Db, no: number, on: Temporal.PlainDate): Promise<number> {
  const day = on.toString();
  await sql`update partner set left_on = ${day} where no = ${no}`.execute(db);
  const ended =
    await sql`update membership set valid = daterange(least(lower(valid), ${day}::date), ${day}::date)
    where partner_no = ${no} and (upper(valid) is null or upper(valid) > ${day}::date)`.execute(db);
  return Number(ended.numAffectedRows ?? 0n);
}

function toPartner(row: Row): Partner {
  return {
    ...row,
    contact: row.contact ?? undefined,
    joinedOn: Temporal.PlainDate.from(row.joinedOn),
    leftOn: row.leftOn === null ? undefined : Temporal.PlainDate.from(row.leftOn),
  };
}
