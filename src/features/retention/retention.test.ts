import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles } from '../../kernel/actor.ts';
import { referenceOf } from '../../kernel/reference.ts';
import { asActor, openTestDatabase } from '../../../tests/fixtures/database.ts';
import { withQueue, type QueuedDatabase } from '../../../tests/fixtures/queue.ts';
import {
  openTestServer,
  wordsOf,
  type TestServer,
  type Visitor,
} from '../../../tests/fixtures/web-server.ts';
import { jobs, recordPath, routes } from './index.ts';

describe('legal holds and erasure', () => {
  let database: QueuedDatabase;
  let server: TestServer;
  let officer: Visitor;
  let police: Visitor;
  let rowNo = 0;

  /** A row as received with the report and the person record made from it, an earlier version of each, and an incident. */
  async function arrived(partner = 'council') {
    const partnerNo = await database.partner(partner);
    rowNo += 1;
    const ids = { report: randomUUID(), person: randomUUID(), place: randomUUID(), incident: randomUUID() };
    const key = `K-${rowNo}`;
    const ask = database.admin;
    const [source] = (
      await ask.query<{ no: number }>(
        `insert into source (partner_no, code, name, extracts, regime) values ($1, $2, $2, 'full', 'uk-gdpr')
         on conflict (code) do update set name = excluded.name returning no`,
        [partnerNo, `${partner}-crm`],
      )
    ).rows;
    const [mapping] = (
      await ask.query<{ no: number }>(
        `insert into mapping (source_no, version, body, body_hash) values ($1, 1, 'x', $2)
         on conflict (source_no, version) do update set body = excluded.body returning no`,
        [source!.no, Buffer.from('x')],
      )
    ).rows;
    await ask.query('begin');
    const [extract] = (
      await ask.query<{ no: number }>(
        `insert into extract (source_no, partner_no, mapping_no, file_name, sha256, byte_count, state, closed_at, read_rows)
         values ($1, $2, $3, 'reports.csv', $4, 10, 'closed', now(), 2) returning no`,
        [source!.no, partnerNo, mapping!.no, Buffer.from(`file ${rowNo}`)],
      )
    ).rows;
    for (const [row, name, latest] of [
      [1, 'Mawrood', false],
      [2, 'Marwood', true],
    ] as const)
      await ask.query(
        `insert into source_record (extract_no, row_no, source_no, partner_no, regime, source_key, row_hash, fate, latest, content)
         values ($1, $2, $3, $4, 'uk-gdpr', $5, $6, 'accepted', $7, $8)`,
        [
          extract!.no,
          row,
          source!.no,
          partnerNo,
          key,
          Buffer.from(`${rowNo}/${row}`),
          latest,
          JSON.stringify({ name }),
        ],
      );
    await ask.query('commit');
    await ask.query(
      `insert into quarantine_item (extract_no, row_no, source_no, partner_no, rule, field, value, message, state)
       values ($1, 2, $2, $3, 'phone', 'Tel', '01632 960 123', 'not a number: 01632 960 123', 'mended')`,
      [extract!.no, source!.no, partnerNo],
    );
    await ask.query(
      `insert into mend (extract_no, row_no, partner_no, corrected, why) values ($1, 2, $2, '["01632 960 123"]', 'rang')`,
      [extract!.no, partnerNo],
    );
    await ask.query('insert into person_link_key (key, person_record_id, kind) values ($1, $2, 0)', [
      rowNo,
      ids.person,
    ]);
    await ask.query(
      `insert into place_record (id, source_no, partner_no, address_text, regime) values ($1, $2, $3, '14 Tarn Close', 'uk-gdpr')`,
      [ids.place, source!.no, partnerNo],
    );
    await ask.query(
      `insert into report (id, source_no, source_key, extract_no, row_no, partner_no, regime, told_at, nsir, category, place_record_id, cross_reference)
       values ($1, $2, $3, $4, 2, $5, 'uk-gdpr', '2025-03-14 21:10+00', 'personal', 'neighbour-noise', $6, 'M600')`,
      [ids.report, source!.no, key, extract!.no, partnerNo, ids.place],
    );
    await ask.query('insert into report_words (report_id, partner_no, words) values ($1, $2, $3)', [
      ids.report,
      partnerNo,
      'The music kept me awake',
    ]);
    await ask.query(
      `insert into person_record (id, source_no, source_key, extract_no, row_no, partner_no, regime, forenames, surname, phone)
       values ($1, $2, $3, $4, 2, $5, 'uk-gdpr', 'Sam', 'Marwood', '01632 960 123')`,
      [ids.person, source!.no, `${key}#1`, extract!.no, partnerNo],
    );
    await ask.query(
      "insert into involvement (report_id, person_record_id, role, partner_no) values ($1, $2, 'victim', $3)",
      [ids.report, ids.person, partnerNo],
    );
    for (const [id, kind] of [
      [ids.report, 'report'],
      [ids.person, 'person-record'],
    ])
      await ask.query(
        `insert into record_version (record_id, kind, partner_no, extract_no, row_no, recorded, facts) values ($1, $2, $3, $4, 1, '[2025-01-01,2025-02-01)', $5)`,
        [id, kind, partnerNo, extract!.no, JSON.stringify({ surname: 'Mawrood' })],
      );
    await ask.query(
      "insert into sealed.address (person_record_id, partner_no, ciphertext, key_id) values ($1, $2, 'c', 'k')",
      [ids.person, partnerNo],
    );
    const [incident] = (
      await ask.query<{ no: number }>(
        'insert into incident (id, own_mask, shared_mask, report_count) values ($1, 1, 1, 1) returning no',
        [ids.incident],
      )
    ).rows;
    await ask.query(
      `insert into incident_report (report_id, incident_id, incident_no, rank, report_count, partner_no, handling, regime, source_no, told_at, told_precision, kind, nsir, category, place_text, easting, northing)
       values ($1, $2, $3, 1, 1, $4, 'P', 'uk-gdpr', $5, '2025-03-14 21:10+00', 'minute', 'asb', 'personal', 'neighbour-noise', '14 Tarn Close', 430000, 540000)`,
      [ids.report, ids.incident, incident!.no, partnerNo, source!.no],
    );
    await ask.query(
      "insert into incident_report_words (report_id, partner_no, words_key) values ($1, $2, to_tsvector('english', 'The music kept me awake'))",
      [ids.report, partnerNo],
    );
    return { ...ids, partnerNo, extractNo: extract!.no, reference: referenceOf('CW', incident!.no) };
  }
  type Arrived = Awaited<ReturnType<typeof arrived>>;

  /** Everything the database still says of one arrival, in one text. */
  async function leftOf({ report, person, place, extractNo }: Arrived): Promise<string> {
    const { rows } = await database.admin.query<{ said: string }>(
      `select concat_ws(' | ',
        (select to_jsonb(r)::text from report r where id = $1), (select words from report_words where report_id = $1),
        (select to_jsonb(r)::text from person_record r where id = $2), (select to_jsonb(p)::text from place_record p where id = $3),
        (select to_jsonb(i)::text from incident_report i where report_id = $1), (select words_key::text from incident_report_words where report_id = $1),
        (select string_agg(v.facts::text, ' ') from record_version v where record_id in ($1, $2)),
        (select string_agg(to_jsonb(s)::text, ' ') from source_record s where extract_no = $4),
        (select string_agg(to_jsonb(q)::text, ' ') from quarantine_item q where extract_no = $4),
        (select string_agg(to_jsonb(m)::text, ' ') from mend m where extract_no = $4)) as said`,
      [report, person, place, extractNo],
    );
    return rows[0]!.said;
  }
  const erase = async (visitor: Visitor, kind: 'report' | 'person-record', id: string) => {
    const reply = await visitor.post(`${recordPath(kind, id)}/erase`, {
      ground: 'asked',
      why: 'She wrote to us on 3 May',
      sure: 'yes',
    });
    const run = /^\/jobs\/(.+)$/.exec(String(reply.headers.location))?.[1];
    return run ? database.ended(run) : { state: String(reply.statusCode), message: wordsOf(reply.body) };
  };

  beforeAll(async () => {
    database = await withQueue(await openTestDatabase(), jobs);
    server = await openTestServer(database, { routes });
    officer = await server.signedIn('data-protection-officer', 'council', 'rights-request');
    police = await server.signedIn('data-protection-officer', 'police', 'rights-request');
    await database.agreement(['council', 'police']);
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  it('finds the records of an incident by its reference, for the officer to open', async () => {
    const one = await arrived();
    const { body } = await officer.get(`/retention?reference=${one.reference.toLowerCase()}`);
    expect(wordsOf(body)).toContain(`Records of ${one.reference}`);
    expect(body).toContain(recordPath('report', one.report));
    expect(body).toContain(recordPath('person-record', one.person));
    const record = wordsOf((await officer.get(recordPath('person-record', one.person))).body);
    expect(record).toContain('Sam Marwood');
    expect(record).toContain('Not held. It may be erased when the law allows it.');
  });

  it('says what is wrong with a reference that is none', async () => {
    const reply = await officer.get('/retention?reference=CW-123-456');
    expect(reply.statusCode).toBe(422);
    expect(wordsOf(reply.body)).toContain('Enter a reference like CW-7K3-4QD');
  });

  it('empties a report, its words, place, versions, rows and quarantine, and leaves a count and a commitment', async () => {
    const one = await arrived();
    expect(await leftOf(one)).toContain('14 Tarn Close');
    const run = await erase(officer, 'report', one.report);
    expect(run).toMatchObject({ state: 'done' });
    expect(run.message).toBe('The report is erased, with 2 rows as received and 1 earlier version.');
    const left = await leftOf(one);
    for (const secret of ['14 Tarn Close', 'M600', 'kept me awake', 'music', '01632 960 123 '])
      expect(left).not.toContain(secret);
    const { rows } = await database.admin.query(
      'select told_precision, told_at, category, place_text, ward_no from incident_report where report_id = $1',
      [one.report],
    );
    expect(rows).toEqual([
      {
        told_precision: 'month',
        told_at: new Date('2025-03-01T00:00:00Z'),
        category: 'neighbour-noise',
        place_text: null,
        ward_no: null,
      },
    ]);
    const hashes = await database.admin.query(
      'select content, erased_at is not null as erased, row_hash from source_record where extract_no = $1 order by row_no',
      [one.extractNo],
    );
    expect(hashes.rows.map(({ content, erased }) => [content, erased])).toEqual([
      [null, true],
      [null, true],
    ]);
    expect(hashes.rows.every(({ row_hash }) => row_hash.length > 0)).toBe(true);
    const ledger = await database.admin.query(
      'select subject_kind, length(commitment) as bytes, rule from erasure',
    );
    expect(ledger.rows).toEqual([
      {
        subject_kind: 'report',
        bytes: 48,
        rule: 'UK GDPR, Article 17: The person asked, and has the right to it',
      },
    ]);
    expect(wordsOf((await officer.get('/retention')).body)).toContain(
      'UK GDPR, Article 17: The person asked',
    );
    expect(wordsOf((await officer.get(recordPath('report', one.report))).body)).toMatch(/Erased \d/);
  });

  it('empties a person record whole, its sealed address and its part in every report too', async () => {
    const one = await arrived();
    expect((await erase(officer, 'person-record', one.person)).state).toBe('done');
    const left = await leftOf(one);
    for (const secret of ['Marwood', 'Sam', '01632']) expect(left).not.toContain(secret);
    for (const table of ['sealed.address', 'involvement', 'person_link_key']) {
      const { rowCount } = await database.admin.query(`select 1 from ${table} where person_record_id = $1`, [
        one.person,
      ]);
      expect(rowCount, table).toBe(0);
    }
  });

  it('is refused under a legal hold, by the page and by the database, until the hold is released', async () => {
    const one = await arrived();
    const placed = await officer.post(`${recordPath('report', one.report)}/hold`, {
      reason: 'Claim of 12 May',
    });
    expect(placed.statusCode).toBe(303);
    expect(wordsOf((await officer.get('/retention')).body)).toMatch(/1 record is under a legal hold/);
    const refusal = await erase(officer, 'report', one.report);
    expect(refusal).toMatchObject({ state: '422' });
    expect(refusal.message).toContain('This record is under a legal hold, which comes before erasure.');

    const asOfficer = (work: Parameters<typeof asActor>[3]) =>
      asActor(database.worker, database.secrets, officer.actor!, work);
    for (const statement of [
      sql`update report set erased_at = now() where id = ${one.report}`,
      sql`update source_record set content = null, erased_at = now() where extract_no = ${one.extractNo}`,
    ])
      await expect(asOfficer((db) => statement.execute(db))).rejects.toThrow(/under legal hold/);
    await expect(
      asOfficer((db) =>
        sql`update legal_hold set reason = 'none' where subject_id = ${one.report}`.execute(db),
      ),
    ).rejects.toThrow(/only ever released/);
    expect(await leftOf(one)).toContain('14 Tarn Close');

    const { rows } = await database.admin.query<{ id: string }>(
      'select id from legal_hold where subject_id = $1',
      [one.report],
    );
    const released = await officer.post(`/retention/holds/${rows[0]!.id}/release`, {
      why: 'The claim was settled',
    });
    expect(released.statusCode).toBe(303);
    expect((await erase(officer, 'report', one.report)).state).toBe('done');
  });

  it('covers every record of a person with a hold on the person', async () => {
    const one = await arrived();
    const person = randomUUID();
    await database.admin.query(
      `with run as (insert into link_run (kind, method, settings_version) values ('person', 'test', '1') returning no),
         p as (insert into person (id, own_mask, shared_mask) values ($1, 1, 1)),
         m as (insert into person_member (person_record_id, person_id, partner_no, handling, run_no, reason) select $2, $1, $3, 'P', no, 'test' from run)
       insert into legal_hold (subject_kind, subject_id, partner_no, reason) values ('person', $1::text, $3, 'Inquest')`,
      [person, one.person, one.partnerNo],
    );
    await expect(
      asActor(database.worker, database.secrets, officer.actor!, (db) =>
        sql`update person_record set erased_at = now() where id = ${one.person}`.execute(db),
      ),
    ).rejects.toThrow(/under legal hold/);
    await database.admin.query('update legal_hold set released_at = now() where subject_id = $1', [person]);
  });

  it('is for the officer of the partner that holds the record, agreement or not', async () => {
    const one = await arrived();
    const reply = await police.get(recordPath('report', one.report));
    expect(reply.statusCode).toBe(403);
    expect(wordsOf(reply.body)).toContain(
      'The council holds this record. Ask their data protection officer.',
    );
    expect((await erase(police, 'report', one.report)).state).toBe('403');
    // The row is not theirs to change, so the database finds none; the trigger behind it would refuse as well.
    const changed = await asActor(database.worker, database.secrets, police.actor!, (db) =>
      sql`update report set erased_at = now() where id = ${one.report}`.execute(db),
    );
    expect(changed.numAffectedRows).toBe(0n);
    const { rows } = await database.admin.query('select erased_at from report where id = $1', [one.report]);
    expect(rows).toEqual([{ erased_at: null }]);
  });

  it('cannot be marked by a data steward, who may otherwise change the partner’s records', async () => {
    const one = await arrived();
    const steward = await database.signedIn('data-steward', 'council', 'data-quality');
    await expect(
      asActor(database.worker, database.secrets, steward, (db) =>
        sql`update report set erased_at = now() where id = ${one.report}`.execute(db),
      ),
    ).rejects.toThrow(/only the data protection officer/);
  });

  it('stays as it is when a later extract carries the record again', async () => {
    const one = await arrived();
    await erase(officer, 'person-record', one.person);
    await asActor(database.worker, database.secrets, { kind: 'system', name: 'importer' }, (db) =>
      sql`update person_record set surname = 'Marwood', erased_at = null where id = ${one.person}`.execute(
        db,
      ),
    );
    const { rows } = await database.admin.query(
      'select surname, erased_at is not null as erased from person_record where id = $1',
      [one.person],
    );
    expect(rows).toEqual([{ surname: null, erased: true }]);
    expect((await erase(officer, 'person-record', one.person)).state).toBe('409');
  });

  it.each([
    [{ why: 'x', sure: 'yes' }, 'Choose why it may be erased'],
    [{ ground: 'asked', sure: 'yes' }, 'Say who asked, and what you weighed'],
    [{ ground: 'asked', why: 'x' }, 'Tick the box to say that you are sure'],
    [{ ground: 'because', why: 'x', sure: 'yes' }, 'Choose why it may be erased'],
  ])('asks again when the form lacks something: %j', async (fields, fault) => {
    const one = await arrived();
    const reply = await officer.post(`${recordPath('report', one.report)}/erase`, fields);
    expect(reply.statusCode).toBe(422);
    expect(wordsOf(reply.body)).toContain(`There is a problem ${fault}`);
  });

  it.each(roles.filter((role) => role !== 'data-protection-officer'))('is not for %s', async (role) => {
    const visitor = await server.signedIn(role, 'council');
    expect((await visitor.get('/retention')).statusCode).toBe(403);
  });
});
