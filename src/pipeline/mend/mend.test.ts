import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type UserActor } from '../../kernel/actor.ts';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import { openLanding } from '../../../tests/fixtures/landing.ts';
import { mendQuarantined, registerSource, replayQuarantined } from '../index.ts';

const mapping = (source: string, words = '') => `
source: ${source}
title: Calls to the council
partner: council
regime: uk-gdpr
extracts: changes
format: { kind: delimited }
columns: [Ref, Told, Type, Name, Born]
key: Ref
report: { told-at: Told, category: { type: Type, words: { Noise: noise, Litter: litter${words} } }, words: Type }
people: [{ as: caller, role: reporter, name: Name, born-on: Born }]
`;
const nested = (source: string) => `
source: ${source}
title: Cases
partner: council
regime: uk-gdpr
extracts: changes
format: { kind: json-lines }
columns: [ref, told, type, "tenants[].name"]
key: ref
report: { told-at: told, category: { type: type, words: { Noise: noise } } }
people: [{ as: tenant, each: tenants, role: reporter, name: name }]
`;

let database: TestDatabase;
let landing: ReturnType<typeof openLanding>;
let folder: string;
let steward: UserActor;
let sources = 0;
const setup = systemActor('setup');

beforeAll(async () => {
  database = await openTestDatabase();
  landing = openLanding(database);
  folder = mkdtempSync(join(tmpdir(), 'cw-mend-'));
  steward = await database.signedIn('data-steward', 'council', 'data-quality');
});
afterAll(async () => {
  landing.remove();
  rmSync(folder, { recursive: true });
  await database.close();
});

async function register(text: string): Promise<void> {
  const made = await database.workerGate.perform(registerSource, setup, { mapping: text });
  if (!made.ok) throw new Error(made.refusal.message);
}

async function source(text: (code: string) => string = mapping): Promise<string> {
  const code = `mended-${++sources}`;
  await register(text(code));
  return code;
}

async function land(code: string, text: string): Promise<number> {
  const path = join(folder, 'rows.csv');
  writeFileSync(path, text);
  const result = await database.workerGate.performJob(landing.land, systemActor('importer'), {
    source: code,
    path,
  });
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value.extractNo;
}

async function mend(extractNo: number, rowNo: number, corrected: Record<string, string>, actor = steward) {
  const input = { extractNo, rowNo, corrected, why: 'Asked the sender by telephone' };
  const result = await database.workerGate.performJob(mendQuarantined(landing.parts), actor, input);
  return result.ok ? result.value.fate : result.refusal;
}

async function ask<T>(text: string, ...values: unknown[]): Promise<T[]> {
  return (await database.admin.query(text, values)).rows as T[];
}
const fates = async (extractNo: number) =>
  (
    await ask<Record<string, number>>(
      'select read_rows, accepted, quarantined, duplicate, superseded from extract where no = $1',
      extractNo,
    )
  ).map((row) => Object.values(row).join(' '))[0];

const header = 'Ref,Told,Type,Name,Born\n';

describe('a row in quarantine that a person puts right', () => {
  it('moves from one fate to the other, and stays as received', async () => {
    const code = await source();
    const no = await land(code, `${header}A1,01/03/2025 10:00,Noise,Jane Smith,31/02/1980\n`);
    expect(await fates(no)).toBe('1 0 1 0 0');
    expect(await mend(no, 2, { Born: '28/02/1980' })).toBe('accepted');
    expect(await fates(no)).toBe('1 1 0 0 0');
    expect(
      await ask(
        `select r.fate, r.reason, r.latest, r.content::text as content, r.source_key, m.corrected::text as corrected, m.why, m.author = $2 as by_steward, q.state
         from source_record r join mend m using (extract_no, row_no) join quarantine_item q using (extract_no, row_no) where r.extract_no = $1`,
        no,
        steward.userId,
      ),
    ).toEqual([
      {
        fate: 'accepted',
        reason: 'mended',
        latest: true,
        content: '["A1","01/03/2025 10:00","Noise","Jane Smith","31/02/1980"]',
        source_key: 'A1',
        corrected: '{"Born":"28/02/1980"}',
        why: 'Asked the sender by telephone',
        by_steward: true,
        state: 'mended',
      },
    ]);
    expect(
      await ask(
        'select p.surname, p.born_on, r.category from person_record p join involvement i on i.person_record_id = p.id join report r on r.id = i.report_id where r.extract_no = $1',
        no,
      ),
    ).toEqual([{ surname: 'Smith', born_on: '1980-02-28', category: 'noise' }]);
  });

  it('is known when it comes again as bad as before, and needs no second mending', async () => {
    const code = await source();
    const row = 'A1,31/02/2025 10:00,Noise,,\n';
    await mend(await land(code, header + row), 2, { Told: '28/02/2025 10:00' });
    expect(await fates(await land(code, `${header}${row}A2,01/03/2025 10:00,Noise,,\n`))).toBe('2 1 0 1 0');
  });

  it('stays in quarantine, with each fault named, while something is still wrong', async () => {
    const code = await source();
    const no = await land(code, `${header}A1,31/02/2025 10:00,Noise,Jane Smith,31/02/1980\n`);
    expect(await mend(no, 2, { Told: '28/02/2025 10:00' })).toMatchObject({
      code: 'quarantine/still-wrong',
      fields: [
        {
          field: 'Born',
          message: '“rows.csv”, row 2, column “Born”: “31/02/1980” is not a day: February 1980 has 29 days.',
        },
      ],
    });
    expect(await fates(no)).toBe('1 0 1 0 0');
    expect(await ask('select 1 from mend where extract_no = $1', no)).toEqual([]);
    expect(await mend(no, 2, { 'No such column': 'x' })).toMatchObject({ code: 'quarantine/not-mendable' });
  });

  it('does not take the place of a newer version that came meanwhile', async () => {
    const code = await source();
    const no = await land(code, `${header}A1,31/02/2025 10:00,Noise,,\n`);
    await land(code, `${header}A1,01/03/2025 10:00,Litter,,\n`);
    expect(await mend(no, 2, { Told: '28/02/2025 10:00' })).toBe('superseded');
    expect(await fates(no)).toBe('1 0 0 0 1');
    expect(
      await ask('select category from report r join source s on s.no = r.source_no where s.code = $1', code),
    ).toEqual([{ category: 'litter' }]);
  });

  it('takes the place of an older version', async () => {
    const code = await source();
    await land(code, `${header}A1,01/03/2025 10:00,Litter,,\n`);
    const no = await land(code, `${header}A1,31/02/2025 10:00,Noise,,\n`);
    expect(await mend(no, 2, { Told: '02/03/2025 10:00' })).toBe('accepted');
    expect(
      await ask(
        'select category, extract_no = $2 as newer from report r join source s on s.no = r.source_no where s.code = $1',
        code,
        no,
      ),
    ).toEqual([{ category: 'noise', newer: true }]);
  });

  it('may have its fault deep in an item', async () => {
    const code = await source(nested);
    const item = {
      ref: 'C1',
      told: '2025-03-01T10:00',
      type: 'Noise',
      tenants: [{ name: 'Ann Lee' }, { name: '<i>Bo</i>' }],
    };
    const no = await land(code, `${JSON.stringify(item)}\n`);
    expect(await mend(no, 1, { 'tenants.1.name': 'Bo Lee' })).toBe('accepted');
    expect(await ask('select forenames from person_record where extract_no = $1 order by 1', no)).toEqual([
      { forenames: 'Ann' },
      { forenames: 'Bo' },
    ]);
  });

  it('is mended once, and only by a steward of its partner', async () => {
    const code = await source();
    const no = await land(code, `${header}A1,31/02/2025 10:00,Noise,,\n`);
    const stranger = await database.signedIn('data-steward', 'stranger', 'data-quality');
    const corrected = { Told: '28/02/2025 10:00' };
    expect(await mend(no, 2, corrected, stranger)).toMatchObject({ code: 'quarantine/not-waiting' });
    expect(await mend(no, 2, corrected, await database.signedIn('officer', 'council'))).toMatchObject({
      code: 'access/role',
    });
    expect(await mend(no, 2, corrected)).toBe('accepted');
    expect(await mend(no, 2, corrected)).toMatchObject({ code: 'quarantine/not-waiting' });
  });
});

describe('rows that wait because the mapping did not know them', () => {
  it('are accepted when they are read again with a newer mapping, and the others go on waiting', async () => {
    const code = await source();
    const no = await land(
      code,
      `${header}A1,01/03/2025 10:00,Shouting,,\nA2,01/03/2025 10:00,Shouting,,\nA3,31/02/2025 10:00,Shouting,,\n`,
    );
    await register(mapping(code, ', Shouting: rowdy-behaviour'));
    const replayed = await database.workerGate.performJob(replayQuarantined(landing.parts), steward, {
      source: code,
      rule: 'not-a-category',
      why: 'The mapping knows the word now',
    });
    expect(replayed).toMatchObject({ ok: true, value: { rowsIn: 3, rowsOut: 2, stillWrong: 1 } });
    expect(await fates(no)).toBe('3 2 1 0 0');
  });
});
