import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles, systemActor, type Actor, type Role, type UserActor } from '../../kernel/actor.ts';
import {
  asActor,
  everyPurpose,
  openTestDatabase,
  type TestDatabase,
} from '../../../tests/fixtures/database.ts';
import type { Database } from './connect.ts';

/** What each class of data lies in, and what policy says each role may hold and choose; written from the prose, not the code. */
const classOf = {
  report: 'reports',
  place_record: 'reports',
  incident_report: 'reports',
  incident_member: 'reports',
  place_member: 'reports',
  report_words: 'identity',
  person_record: 'identity',
  involvement: 'identity',
  record_version: 'identity',
  person_member: 'identity',
  incident_report_words: 'identity',
  source_record: 'records',
  quarantine_item: 'records',
} as const;
const tables = Object.keys(classOf) as (keyof typeof classOf)[];
const holds: Partial<Record<Role, readonly string[]>> = {
  officer: ['reports', 'identity'],
  coordinator: ['reports', 'identity'],
  analyst: ['reports'],
  manager: ['reports'],
  'data-steward': ['reports', 'identity', 'records'],
  'data-protection-officer': ['reports', 'identity', 'records'],
};
const chooses: Record<Role, readonly string[]> = {
  officer: ['asb-response', 'court-evidence'],
  coordinator: ['asb-response', 'case-review', 'court-evidence', 'statistics'],
  manager: ['asb-response', 'case-review', 'court-evidence', 'statistics'],
  analyst: ['statistics'],
  councillor: ['statistics'],
  'board-member': ['statistics'],
  'data-steward': ['data-quality'],
  'data-protection-officer': ['rights-request', 'audit'],
  administrator: ['administration', 'audit'],
};

type AgreementState =
  'none' | 'draft' | 'live' | 'withdrawn' | 'over' | 'other-class' | 'other-purpose' | 'others-only';
const agreementStates: readonly AgreementState[] = [
  'none',
  'draft',
  'live',
  'withdrawn',
  'over',
  'other-class',
  'other-purpose',
  'others-only',
];

describe('what a role of the database can reach', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    for (const code of ['council', 'police', 'housing']) await database.partner(code);
    await plantRows(database);
  });
  afterAll(() => database.close());
  const as = <T>(actor: Actor, statement: ReturnType<typeof sql<T>>, on: Database = database.web) =>
    asActor(on, database.secrets, actor, async (db) => (await statement.execute(db)).rows);

  it('is, of each table, what role, purpose, agreement and handling allow together, and no row more', async () => {
    const council = await database.partner('council');
    let compared = 0;
    for (const state of agreementStates) {
      await database.admin.query('delete from agreement_party; delete from agreement');
      await makeAgreement(database, state);
      for (const role of roles) {
        const actor = await database.signedIn(role, 'council');
        for (const purpose of everyPurpose) {
          await database.admin.query('update session set purpose = $1 where user_id = $2', [
            purpose,
            actor.userId,
          ]);
          const seen = await as(
            { ...actor, purpose },
            sql<{ name: string; partner: number; handling: string }>`${sql.raw(
              tables
                .map((name) => {
                  const handling = ['source_record', 'quarantine_item'].includes(name) ? "'-'" : 'handling';
                  return `select '${name}' as name, partner_no as partner, ${handling} as handling from ${name}`;
                })
                .join(' union all '),
            )}`,
          );
          const key = (row: { name: string; partner: number; handling: string }) =>
            `${row.name} ${row.partner} ${row.handling}`;
          expect(seen.map(key).sort(), `${role}, ${purpose}, ${state}`).toEqual(
            expected(role, purpose, state, council).map(key).sort(),
          );
          compared += tables.length;
        }
      }
    }
    expect(compared).toBe(agreementStates.length * roles.length * everyPurpose.length * tables.length);
  });

  describe('by someone who has got a statement of their own into a page of theirs', () => {
    let officer: UserActor;
    beforeAll(async () => {
      officer = await database.signedIn('officer', 'council');
    });

    it('is not another purpose than their session has', async () => {
      await expect(as({ ...officer, purpose: 'court-evidence' }, sql`select 1`)).rejects.toThrow(
        'the session has ended',
      );
    });

    it('is nothing under a purpose that their role may not choose, even once the session says it', async () => {
      const rows = sql`select 1 from report`;
      const before = await as(officer, rows);
      const tampered = await database.signedIn('officer', 'council');
      await as(
        tampered,
        sql`update session set purpose = 'rights-request' where user_id = ${tampered.userId}`,
      );
      expect(before.length).toBeGreaterThan(0);
      expect(await as({ ...tampered, purpose: 'rights-request' }, rows)).toEqual([]);
    });

    it('is no session beyond its day, nor one that was ended, nor another’s', async () => {
      const other = await database.signedIn('officer', 'council');
      const change = (what: ReturnType<typeof sql>) =>
        as(other, sql`update session set ${what} where user_id = ${other.userId}`);
      await expect(change(sql`expires_at = now() + interval '2 days'`)).rejects.toThrow(
        'only goes on or ends',
      );
      await expect(change(sql`user_id = ${officer.userId}`)).rejects.toThrow();
      await expect(change(sql`created_at = now() + interval '1 year'`)).rejects.toThrow(
        'only goes on or ends',
      );
      const administrator = await database.signedIn('administrator', 'council');
      await as(
        administrator,
        sql`update session set revoked_at = now(), revoked_why = 'ended' where user_id = ${other.userId}`,
      );
      await expect(
        as(administrator, sql`update session set revoked_at = null where user_id = ${other.userId}`),
      ).rejects.toThrow('only goes on or ends');
    });

    it('is no work asked for in another’s name', async () => {
      const ask = (asker: string | null) =>
        as(
          officer,
          sql`insert into job_run (id, name, title, asked_by) values (gen_random_uuid(), 'a.b', 'A', ${asker})`,
        );
      await expect(ask((await database.signedIn('officer', 'council')).userId)).rejects.toThrow(
        'row-level security',
      );
      await expect(ask(null)).rejects.toThrow('row-level security');
      await expect(ask(officer.userId)).resolves.toEqual([]);
    });

    it('is no table of their own that would stand before one of ours for whoever comes next', async () => {
      await expect(as(officer, sql`create temp table audit_leaf (id uuid)`)).rejects.toThrow(
        'permission denied',
      );
    });

    it.each(['person', 'incident', 'place'])('is not which partners hold a %s', async (table) => {
      for (const column of ['own_mask', 'shared_mask'])
        await expect(as(officer, sql`select ${sql.ref(column)} from ${sql.table(table)}`)).rejects.toThrow(
          'permission denied',
        );
      await expect(as(officer, sql`select id, no from ${sql.table(table)}`)).resolves.toBeDefined();
    });
  });

  it('ends for the people of a partner on the day it leaves, in a session that is open too', async () => {
    const leaver = await database.signedIn('officer', 'leaving');
    await expect(as(leaver, sql`select 1`)).resolves.toHaveLength(1);
    await database.admin.query("update partner set left_on = current_date where code = 'leaving'");
    await expect(as(leaver, sql`select 1`)).rejects.toThrow('the session has ended');
    const { sessionId: _none, ...later } = leaver;
    await expect(as(later, sql`select 1`)).rejects.toThrow('the session has ended');
  });

  it('is not why another partner holds a record, though the hold binds everyone', async () => {
    const police = await database.partner('police');
    const { rows } = await database.admin.query(
      `with made as (select r.id, m.person_id from person_record r join person_member m on m.person_record_id = r.id
         where r.partner_no = (select no from partner where code = 'council') and r.handling = 'P'),
       held as (insert into legal_hold (subject_kind, subject_id, partner_no, reason)
         select 'person', person_id::text, $1, 'Inquest touching a named person' from made)
       select id from made`,
      [police],
    );
    const dpo = await database.signedIn('data-protection-officer', 'council');
    const reasons = sql`select reason from legal_hold`;
    expect(await as(dpo, reasons)).toEqual([]);
    expect(await as(await database.signedIn('data-protection-officer', 'police'), reasons)).toHaveLength(1);
    const erase = (statement: ReturnType<typeof sql>) => as(dpo, statement, database.worker);
    await expect(
      erase(sql`update person_record set surname = null, erased_at = now() where id = ${rows[0].id}`),
    ).rejects.toThrow('under legal hold');
    // The row as received goes with it, even when it is a report of the same row that is to be erased.
    await expect(
      erase(sql`update source_record s set content = null, erased_at = now() from person_record r
        where r.id = ${rows[0].id} and (s.extract_no, s.row_no) = (r.extract_no, r.row_no)`),
    ).rejects.toThrow('under legal hold');
    await database.admin.query('delete from legal_hold');
  });

  it('is no second identity of one provider for an account, even when two sign in at once', async () => {
    const { userId } = await database.signedIn('officer', 'council');
    const link = (subject: string) =>
      as(
        systemActor('sign-in'),
        sql`insert into user_identity (issuer, subject, user_id) values ('https://idp.example', ${subject}, ${userId})`,
      );
    await link('one');
    await expect(link('two')).rejects.toThrow('user_identity_one_each');
  });
});

/** For each of three partners, one row of each table handled P and one handled C. */
async function plantRows({ admin }: TestDatabase): Promise<void> {
  await admin.query(`
    insert into source (partner_no, code, name, extracts, regime) select no, code, name, 'full', 'uk-gdpr' from partner;
    insert into mapping (source_no, version, body, body_hash) select no, 1, '', '' from source;
    insert into extract (source_no, partner_no, mapping_no, file_name, sha256, byte_count)
      select s.no, s.partner_no, m.no, 'f', '', 0 from source s join mapping m on m.source_no = s.no;
    insert into link_run (kind, method, settings_version) values ('person', '-', '-');
    create temp table made as select e.no as extract_no, e.source_no, e.partner_no, h.handling, h.row_no,
      gen_random_uuid() as report, gen_random_uuid() as person_record, gen_random_uuid() as person, gen_random_uuid() as incident,
      gen_random_uuid() as place_record, gen_random_uuid() as place
      from extract e cross join (values ('P', 1), ('C', 2)) h(handling, row_no);
    begin;
    update extract set read_rows = 2;
    insert into source_record (extract_no, row_no, source_no, partner_no, regime, row_hash, fate, latest, content)
      select extract_no, row_no, source_no, partner_no, 'uk-gdpr', '', 'accepted', false, '[]' from made;
    commit;
    insert into quarantine_item (extract_no, row_no, source_no, partner_no, rule, message)
      select extract_no, row_no, source_no, partner_no, 'r', 'm' from made;
    insert into place_record (id, source_no, partner_no, handling, regime) select place_record, source_no, partner_no, handling, 'uk-gdpr' from made;
    insert into report (id, source_no, source_key, extract_no, row_no, partner_no, regime, handling, nsir, category)
      select report, source_no, row_no::text, extract_no, row_no, partner_no, 'uk-gdpr', handling, 'nuisance', 'noise' from made;
    insert into report_words (report_id, partner_no, handling, words) select report, partner_no, handling, 'loud' from made;
    insert into person_record (id, source_no, source_key, extract_no, row_no, partner_no, regime, handling, surname)
      select person_record, source_no, row_no::text, extract_no, row_no, partner_no, 'uk-gdpr', handling, 'Doe' from made;
    insert into involvement select report, person_record, 'reporter', partner_no, handling from made;
    insert into record_version (record_id, kind, partner_no, handling, extract_no, row_no, recorded, facts)
      select report, 'report', partner_no, handling, extract_no, row_no, '(,)', '{}' from made;
    insert into person (id, own_mask, shared_mask) select person, 1, 1 from made;
    insert into incident (id, own_mask, shared_mask, report_count) select incident, 1, 1, 1 from made;
    insert into place (id, own_mask, shared_mask) select place, 1, 1 from made;
    insert into person_member select person_record, person, partner_no, handling, 1, '-' from made;
    insert into incident_member select report, incident, partner_no, handling, 1, '-' from made;
    insert into place_member select place_record, place, partner_no, handling, 1, '-' from made;
    insert into incident_report (report_id, incident_id, incident_no, rank, report_count, partner_no, handling, regime, source_no, told_precision, kind, nsir, category)
      select report, incident, row_number() over (), 1, 1, partner_no, handling, 'uk-gdpr', source_no, 'day', 'asb', 'nuisance', 'noise' from made;
    insert into incident_report_words (report_id, partner_no, handling, words_key) select report, partner_no, handling, to_tsvector('english', 'loud') from made;
  `);
}

/** An agreement of council and police in this state; housing stays outside. */
async function makeAgreement(database: TestDatabase, state: AgreementState): Promise<void> {
  if (state === 'none') return;
  const parties = state === 'others-only' ? ['police', 'housing'] : ['council', 'police'];
  const id = await database.agreement(parties, {
    ...(state === 'other-class' && { classes: ['totals'] }),
    ...(state === 'other-purpose' && { purposes: ['none-of-these'] }),
  });
  const change =
    state === 'over'
      ? "valid = '[2020-01-01,2021-01-01)'"
      : state === 'draft' || state === 'withdrawn'
        ? `state = '${state}'`
        : 'state = state';
  await database.admin.query(`update agreement set ${change} where id = $1`, [id]);
}

/** The rows the prose of the gate promises: own, and of police what is handled P, when the agreement is in force. */
function expected(role: Role, purpose: string, state: AgreementState, council: number) {
  if (!chooses[role].includes(purpose)) return [];
  const police = council + 1;
  return tables
    .filter((name) => holds[role]?.includes(classOf[name]))
    .flatMap((name) => {
      const isRaw = ['source_record', 'quarantine_item'].includes(name);
      const own = ['P', 'C'].map((handling) => ({ name, partner: council, handling }));
      const theirs = isRaw ? ['P', 'C'] : ['P'];
      const shared = state === 'live' ? theirs.map((handling) => ({ name, partner: police, handling })) : [];
      return [...own, ...shared].map((row) => (isRaw ? { ...row, handling: '-' } : row));
    });
}
