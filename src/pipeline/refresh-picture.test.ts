import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../kernel/actor.ts';
import { openTestDatabase, type TestDatabase } from '../../tests/fixtures/database.ts';
import { refreshPicture } from './refresh-picture.ts';

describe('the picture, derived from what has arrived', () => {
  let database: TestDatabase;
  const folder = mkdtempSync(join(tmpdir(), 'cw-snapshots-'));
  const sources = new Map<string, number>();
  const run = async () => {
    const result = await database.workerGate.performJob(refreshPicture(folder), systemActor('importer'), {});
    if (!result.ok) throw new Error(result.refusal.message);
    return result.value;
  };
  const all = async (text: string, values: unknown[] = []) => (await database.admin.query(text, values)).rows;

  /** A report told to a partner, as the map stage leaves it, with the one who told it. */
  async function told(
    partner: string,
    key: string,
    given: {
      quotes?: string;
      place?: string;
      person?: [nameKey: string, bornOn: string | null, phone: string | null];
    } = {},
  ): Promise<{ report: string; person: string }> {
    const partnerNo = await database.partner(partner);
    if (!sources.has(partner)) {
      const [row] = await all(
        "insert into source (partner_no, code, name, extracts, regime) values ($1, $2, $2, 'full', 'uk-gdpr') returning no",
        [partnerNo, partner],
      );
      sources.set(partner, row.no);
    }
    const [report, person, place] = [randomUUID(), randomUUID(), randomUUID()];
    const source = sources.get(partner);
    await all(
      'insert into place_record (id, source_no, partner_no, address_text, address_key, postcode, regime) values ($1, $2, $3, $4, lower($4), $5, $6)',
      [place, source, partnerNo, given.place ?? '1 Tarn Close', 'QH3 3AA', 'uk-gdpr'],
    );
    await all(
      `insert into report (id, source_no, source_key, extract_no, row_no, partner_no, regime, told_at, nsir, category, place_record_id, cross_reference)
       values ($1, $2, $3, 1, 1, $4, 'uk-gdpr', now(), 'nuisance', 'noise', $5, $6)`,
      [report, source, key, partnerNo, place, given.quotes ?? null],
    );
    await all("insert into report_words (report_id, partner_no, words) values ($1, $2, 'Loud music again')", [
      report,
      partnerNo,
    ]);
    const [nameKey, bornOn, phone] = given.person ?? [`unknown, ${key}`, null, null];
    await all(
      "insert into person_record (id, source_no, source_key, extract_no, row_no, partner_no, regime, name_key, born_on, phone) values ($1, $2, $3, 1, 1, $4, 'uk-gdpr', $5, $6, $7)",
      [person, source, key, partnerNo, nameKey, bornOn, phone],
    );
    return { report, person };
  }
  const personOf = async (record: string) =>
    (await all('select person_id from person_member where person_record_id = $1', [record]))[0]?.person_id;
  const incidentOf = async (report: string) =>
    (await all('select incident_id from incident_member where report_id = $1', [report]))[0]?.incident_id;

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });

  it('finds one person told to three partners, and one incident told twice', async () => {
    const police = await told('police', 'HP-1', { person: ['marwood, kathy', null, '+447700900142'] });
    const housing = await told('housing', 'HC-1', {
      person: ['marwood, kathleen', '1961-04-02', '+447700900142'],
    });
    const council = await told('council', 'SR-1', {
      quotes: 'HP-1',
      person: ['marwood, kathleen ann', '1961-04-02', null],
    });
    await run();
    expect(
      new Set([await personOf(police.person), await personOf(housing.person), await personOf(council.person)])
        .size,
    ).toBe(1);
    expect(await incidentOf(council.report)).toBe(await incidentOf(police.report));
    expect(await incidentOf(housing.report)).not.toBe(await incidentOf(police.report));
    expect(
      await all(
        'select count(*)::int as n, count(distinct incident_id)::int as incidents, count(distinct place_id)::int as places from incident_report',
      ),
    ).toEqual([{ n: 3, incidents: 2, places: 1 }]);
  });

  it('is the same picture when it is derived again, and nothing is written', async () => {
    const before = await all('select * from incident_report order by report_id');
    expect(await run()).toMatchObject({ published: 0, removed: 0, snapshotRows: 3 });
    expect(await all('select * from incident_report order by report_id')).toEqual(before);
  });

  it('is derived to the same ids after everything derived was dropped', async () => {
    const before = await all(
      'select report_id, incident_id, incident_no, rank, place_id from incident_report order by report_id',
    );
    const people = await all('select person_record_id, person_id from person_member order by 1');
    await database.admin.query(
      'delete from incident_report; delete from incident_report_words; delete from person_member; delete from incident_member; delete from place_member',
    );
    await run();
    expect(
      await all(
        'select report_id, incident_id, incident_no, rank, place_id from incident_report order by report_id',
      ),
    ).toEqual(before);
    expect(await all('select person_record_id, person_id from person_member order by 1')).toEqual(people);
  });

  it('follows a person’s decision that two records are not the same, and its undoing', async () => {
    const [a, b] = await all("select id from person_record where source_key in ('HP-1', 'HC-1') order by id");
    await all(
      "insert into match_decision (kind, record_a, record_b, partner_mask, verdict, reason, author) values ('person', $1, $2, 3, 'different', 'Mother and daughter', gen_random_uuid())",
      [a.id, b.id],
    );
    await run();
    expect(await personOf(a.id)).not.toBe(await personOf(b.id));
    await all('update match_decision set undone_at = now()');
    await run();
    expect(await personOf(a.id)).toBe(await personOf(b.id));
    expect(
      (await all("select event from identity_event where kind = 'person' order by no")).map(
        (row) => row.event,
      ),
    ).toEqual(['split', 'merge']);
  });

  it('no longer shows what was withdrawn', async () => {
    await all("update report set withdrawn_at = now() where source_key = 'HC-1'");
    expect(await run()).toMatchObject({ removed: 1, snapshotRows: 2 });
  });

  it('keeps one snapshot in use and one for those still reading', async () => {
    expect(await all('select count(*)::int as n from snapshot where retired_at is null')).toEqual([{ n: 1 }]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.parquet'))).toHaveLength(2);
    expect(readdirSync(folder)).toHaveLength(2);
  });
});
