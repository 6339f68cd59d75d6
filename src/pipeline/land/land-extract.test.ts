import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type UserActor } from '../../kernel/actor.ts';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import { openLanding } from '../../../tests/fixtures/landing.ts';
import { registerSource, type Landed } from '../index.ts';

const importer = systemActor('importer');
const header = 'Ref,Told,Type,Easting,Northing,Postcode,Name,Born,Phone';
const mapping = (source: string, changes: Record<string, string> = {}) => `
source: ${source}
title: Calls to the council
partner: council
regime: uk-gdpr
extracts: ${changes['extracts'] ?? 'changes'}
format: ${changes['format'] ?? '{ kind: delimited, encodings: [utf-8] }'}
columns: [Ref, Told, Type, Easting, Northing, Postcode, Name, Born, Phone]
key: ${changes['key'] ?? 'Ref'}
${changes['as-at'] ? `as-at: ${changes['as-at']}` : ''}
report: { told-at: Told, category: { type: Type, words: { Noise: noise, Litter: litter } }, words: Type }
place: [{ easting: Easting, northing: Northing, outside: ${changes['outside'] ?? 'keep'} }]
people:
  - { as: caller, role: reporter, name: Name, born-on: Born, phone: Phone, postcode: Postcode }
`;

let database: TestDatabase;
let landing: ReturnType<typeof openLanding>;
let folder: string;
let sources = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.partner('council');
  landing = openLanding(database);
  folder = mkdtempSync(join(tmpdir(), 'cw-landing-test-'));
});
afterAll(async () => {
  landing.remove();
  rmSync(folder, { recursive: true });
  await database.close();
});

/** A new source of the council's; its code. */
async function source(changes?: Record<string, string>): Promise<string> {
  const code = `calls-${++sources}`;
  const made = await database.workerGate.perform(registerSource, systemActor('setup'), {
    mapping: mapping(code, changes),
  });
  if (!made.ok) throw new Error(made.refusal.message);
  return code;
}

async function send(
  code: string,
  bytes: string | Buffer,
  options: { name?: string; release?: boolean; signal?: AbortSignal } = {},
) {
  const path = join(folder, options.name ?? 'calls.csv');
  writeFileSync(path, bytes);
  const { release, signal } = options;
  return database.workerGate.performJob(
    landing.land,
    importer,
    { source: code, path, ...(release ? { release } : {}) },
    signal ? { signal } : {},
  );
}

async function landed(
  code: string,
  bytes: string | Buffer,
  options?: Parameters<typeof send>[2],
): Promise<Landed> {
  const result = await send(code, bytes, options);
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
}

const fates = ({ read, accepted, quarantined, duplicate, superseded }: Landed) =>
  [read, accepted, quarantined, duplicate, superseded].join(' ');

/** Looks underneath, as nobody in the program may. */
async function ask<T>(text: string, ...values: unknown[]): Promise<T[]> {
  return (await database.admin.query(text, values)).rows as T[];
}
const items = (code: string) =>
  ask<{ row_no: number; field: string; value: string; message: string }>(
    'select row_no, field, value, message from quarantine_item q join source s on s.no = q.source_no where s.code = $1 order by row_no, field',
    code,
  );

const good = (ref: string, rest = 'Noise,427355,542136,DH1 3LE,Jane Smith,31/01/1980,07700900123') =>
  `${ref},01/03/2025 10:15,${rest}`;
const file = (...rows: string[]) => `${header}\n${rows.join('\n')}\n`;

describe('an extract that is as it should be', () => {
  it('becomes source records, reports, places and people, and every row has a fate', async () => {
    const code = await source();
    const receipt = await landed(code, file(good('A1'), good('A2'), good('A3', 'Litter,,,,,,')));
    expect(fates(receipt)).toBe('3 3 0 0 0');
    expect(receipt).toMatchObject({ state: 'closed', totalRows: 3, withoutPoint: 1, recognised: false });
    const [report] = await ask(
      `select r.told_at::text, r.nsir, r.category, r.kind, w.words, p.easting, p.postcode as place_postcode, r.retain_until::text
       from report r join source s on s.no = r.source_no join place_record p on p.id = r.place_record_id
       join report_words w on w.report_id = r.id where s.code = $1 and r.source_key = 'A1'`,
      code,
    );
    expect(report).toEqual({
      told_at: '2025-03-01 10:15:00+00',
      nsir: 'nuisance',
      category: 'noise',
      kind: 'asb',
      words: 'Noise',
      easting: 427_355,
      place_postcode: null,
      retain_until: '2031-03-01',
    });
    const people = await ask(
      `select p.forenames, p.surname, p.born_on, p.phone, p.postcode, i.role from person_record p
       join involvement i on i.person_record_id = p.id join source s on s.no = p.source_no where s.code = $1 and p.source_key = 'A1/caller'`,
      code,
    );
    expect(people).toEqual([
      {
        forenames: 'Jane',
        surname: 'Smith',
        born_on: '1980-01-31',
        phone: '+447700900123',
        postcode: 'DH1 3LE',
        role: 'reporter',
      },
    ]);
  });

  it('is recognised when the same bytes come again, under any name, and nothing is done', async () => {
    const code = await source();
    const first = await landed(code, file(good('A1')));
    const again = await landed(code, file(good('A1')), { name: 'another name.csv' });
    expect(again).toMatchObject({ extractNo: first.extractNo, recognised: true, fileName: 'calls.csv' });
    expect(
      await ask('select 1 from extract e join source s on s.no = e.source_no where s.code = $1', code),
    ).toHaveLength(1);
  });

  it('says what is new, what is known and what has changed, and keeps the version before', async () => {
    const code = await source();
    await landed(code, file(good('A1'), good('A2')));
    const second = await landed(code, file(good('A1'), good('A2', 'Litter,,,,John Jones,,'), good('A3')));
    expect(fates(second)).toBe('3 2 0 1 0');
    const versions = await ask(
      `select v.facts ->> 'category' as category, upper_inf(v.recorded) as open from record_version v join report r on r.id = v.record_id
       join source s on s.no = r.source_no where s.code = $1 and v.kind = 'report'`,
      code,
    );
    expect(versions).toEqual([{ category: 'noise', open: false }]);
    const records = await ask(
      `select r.extract_no - min(r.extract_no) over () as extract, r.fate, r.latest, r.content is null as emptied from source_record r
       join source s on s.no = r.source_no where s.code = $1 and r.source_key = 'A2' order by r.extract_no`,
      code,
    );
    expect(records).toEqual([
      { extract: 0, fate: 'accepted', latest: false, emptied: true },
      { extract: 1, fate: 'accepted', latest: true, emptied: false },
    ]);
    const names = await ask(
      `select surname from person_record p join source s on s.no = p.source_no where s.code = $1 and p.source_key = 'A2/caller'`,
      code,
    );
    expect(names).toEqual([{ surname: 'Jones' }]);
  });

  it('leaves the record as it is when an older version comes late', async () => {
    const code = await source({ 'as-at': 'Born' });
    await landed(code, file(good('A1', 'Litter,,,,,02/01/2025,')));
    const late = await landed(code, file(good('A1', 'Noise,,,,,01/01/2025,')));
    expect(fates(late)).toBe('1 0 0 0 1');
    expect(
      await ask('select category from report r join source s on s.no = r.source_no where s.code = $1', code),
    ).toEqual([{ category: 'litter' }]);
  });

  it('knows a row without a key by what it says and how often', async () => {
    const code = await source({ key: 'row' });
    const same = good('');
    expect(fates(await landed(code, file(same, same, good('', 'Litter,,,,,,'))))).toBe('3 3 0 0 0');
    expect(fates(await landed(code, file(same, same, same)))).toBe('3 1 0 2 0');
  });

  it('withdraws a person whom a newer version does not name any more', async () => {
    const code = await source();
    await landed(code, file(good('A1')));
    await landed(code, file(good('A1', 'Noise,,,,,,')));
    const people = await ask(
      `select p.withdrawn_at is not null as withdrawn, (select count(*) from involvement i where i.person_record_id = p.id) as parts
       from person_record p join source s on s.no = p.source_no where s.code = $1`,
      code,
    );
    expect(people).toEqual([{ withdrawn: true, parts: 0 }]);
  });
});

describe('an extract with bad rows', () => {
  it('accepts the good ones and names file, row, column and value of the others', async () => {
    const code = await source({ outside: 'quarantine' });
    await database.admin.query(
      `insert into area (kind, code, name, rings, attribution) values ('ward', 'W1', 'Elvet', '[[[[420000,540000],[430000,540000],[430000,550000],[420000,550000]]]]', 'made up')
       on conflict do nothing`,
    );
    const receipt = await landed(
      code,
      file(
        good('A1'),
        'A2,31/02/2024 10:00,Noise,427355,542136,,,,',
        good('A3', 'Noise,427355,542136,ZZ1 1ZZ,Jane Smith,,'),
        good('A4', 'Noise,495000,560000,,,,'),
        good('A5', 'Noise,427355,542136,,<b>Jane</b> Smith,,'),
        good('', 'Noise,427355,542136,,,,'),
        good('A7', 'Shouting,427355,542136,,,,'),
        'A8,01/03/2025 10:15,Noise',
        'A9,01/03/2025 10:15,Noise,427355,542136,DH1 3LE,Smith, Jane,31/01/1980,07700900123',
        good('A10', 'Noise,427355,542136,,Jane Smith,31/02/1980,'),
        good('A11', 'Noise,427355,542136,,,,12345'),
        'A12,01/03/2099 10:15,Noise,427355,542136,,,,',
        'A13,,Noise,427355,542136,,,,',
        'A14,01/03/2025 10:15,"No"ise,427355,542136,,,,',
      ),
    );
    expect(fates(receipt)).toBe('14 1 13 0 0');
    const found = await items(code);
    expect(found.map(({ row_no, field }) => `${row_no} ${field}`)).toEqual([
      '3 Told',
      '4 Postcode',
      '5 Easting + Northing',
      '6 Name',
      '7 Ref',
      '8 Type',
      '9 Type',
      '10 Phone',
      '11 Born',
      '12 Phone',
      '13 Told',
      '14 Told',
      '15 Type',
    ]);
    expect(found.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        '“calls.csv”, row 3, column “Told”: “31/02/2024 10:00” is not a day: February 2024 has 29 days.',
        '“calls.csv”, row 4, column “Postcode”: “ZZ1 1ZZ” is not a postcode: ZZ is not a postcode area.',
        '“calls.csv”, row 5, column “Easting + Northing”: “495000, 560000” is in the sea or outside the areas of this partnership.',
        '“calls.csv”, row 6, column “Name”: “<b>Jane</b> Smith” holds markup, which is no part of a name.',
        '“calls.csv”, row 7, column “Ref”: it is empty, and nothing else tells this row from others.',
        '“calls.csv”, row 9, column “Type”: the row has 3 values where the header has 9 columns.',
        '“calls.csv”, row 13, column “Told”: it says that this was told after the file was received.',
        '“calls.csv”, row 14, column “Told”: it does not say when this was told.',
      ]),
    );
    for (const { message, value } of found)
      if (value) expect(message.includes(value) || value.length > 0).toBe(true);
    const [{ kept }] = (await ask<{ kept: string }>(
      `select count(content)::text as kept from source_record r join source s on s.no = r.source_no where s.code = $1 and fate = 'quarantined'`,
      code,
    )) as [{ kept: string }];
    expect(Number(kept)).toBe(13);
  });
});

describe('a file that is not whole or not what was agreed', () => {
  const rows = Array.from({ length: 50 }, (_, n) => good(`A${n}`));
  const whole = file(...rows);
  const refusals: [string, Buffer | string, string, string][] = [
    ['another delimiter', whole.replaceAll(',', ';'), 'extracts/wrong-delimiter', 'divided by “;”'],
    [
      'a column missing',
      whole.replace('Postcode,', ''),
      'extracts/missing-column',
      'lacks the column “Postcode”',
    ],
    [
      'many columns missing, each of which is named',
      whole.slice(whole.indexOf('\n')).replace('\n', 'Ref,Phone\n'),
      'extracts/missing-column',
      '“Postcode”',
    ],
    ['a column too many', whole.replace('Phone', 'Phone,Shoe size'), 'extracts/extra-column', '“Shoe size”'],
    [
      'a column twice',
      whole.replace('Phone', 'Name'),
      'extracts/column-twice',
      'names the column “Name” twice',
    ],
    [
      'another encoding',
      Buffer.from(file(good('A1'), good('A2', 'Noise,,,,Zoë,,')), 'latin1'),
      'extracts/wrong-encoding',
      'row 3, column “Name” has a character that is not UTF-8 (“ë”',
    ],
    ['UTF-16', Buffer.from(`\ufeff${whole}`, 'utf16le'), 'extracts/wrong-encoding', 'UTF-16LE'],
    ['a last row cut short', whole.slice(0, -40), 'extracts/half-written', 'it breaks off in row 51'],
    [
      'a quotation mark that nothing closes',
      whole.replace('A7,', '"A7,'),
      'extracts/half-written',
      'row 9 opens a quotation mark in column “Ref”',
    ],
    [
      'gzip cut short',
      gzipSync(whole.repeat(40)).subarray(0, 300),
      'extracts/half-written',
      'gzip data ends too early',
    ],
    [
      'gzip damaged',
      damaged(gzipSync(Buffer.concat([Buffer.from(whole), randomBytes(5000)]))),
      'extracts/half-written',
      'gzip data is damaged',
    ],
    [
      'a gzip bomb',
      gzipSync(header + `\n${good('A1')}`.repeat(200_000)),
      'extracts/unpacks-too-large',
      'more than 100 bytes for each byte packed',
    ],
    ['a ZIP archive', Buffer.from('504b0304140000000000', 'hex'), 'extracts/another-format', 'a ZIP archive'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'extracts/another-format', 'old Excel'],
    ['nothing in it', '', 'extracts/empty', 'it is empty'],
    [
      'its line ends lost',
      `${header} ${'x'.repeat(2_000_000)}`,
      'extracts/row-too-long',
      'longer than 1024 KiB',
    ],
  ];

  it.each(refusals)(
    'is refused with %s: a sentence, and nothing recorded',
    async (what, bytes, code, words) => {
      const from = await source();
      const before = await ask(
        'select (select count(*) from source_record) + (select count(*) from report) as n',
      );
      const result = await send(from, bytes, { name: 'from the council.csv' });
      if (result.ok) throw new Error(`landed with ${what}`);
      expect(result.refusal.code).toBe(code);
      expect(result.refusal.message).toContain('“from the council.csv”');
      expect(result.refusal.message).toContain(words);
      expect(
        await ask('select (select count(*) from source_record) + (select count(*) from report) as n'),
      ).toEqual(before);
      const [extract] = await ask<{ state: string; why: string }>(
        'select e.state, e.why from extract e join source s on s.no = e.source_no where s.code = $1',
        from,
      );
      expect(extract).toEqual({ state: 'failed', why: result.refusal.message });
    },
  );

  it('may be sent again when it is whole', async () => {
    const code = await source();
    expect((await send(code, whole.slice(0, -40))).ok).toBe(false);
    expect(fates(await landed(code, whole))).toBe('50 50 0 0 0');
  });

  it('leaves no bytes behind', async () => {
    const code = await source();
    const bytes = `${whole}"`;
    expect((await send(code, bytes)).ok).toBe(false);
    expect(await landing.parts.files.has(createHash('sha256').update(bytes).digest('hex'))).toBe(false);
  });
});

describe('encodings and line ends', () => {
  const accented = file(good('A1', 'Noise,,,,Zoë Brontë,,'), good('A2', 'Noise,,,,Jürgen Groß,,'));
  const names = (code: string) =>
    ask(
      'select forenames, surname from person_record p join source s on s.no = p.source_no where s.code = $1 order by p.source_key',
      code,
    );
  const expected = [
    { forenames: 'Zoë', surname: 'Brontë' },
    { forenames: 'Jürgen', surname: 'Groß' },
  ];
  const any = { format: '{ kind: delimited, encodings: [utf-8, windows-1252, utf-16le, utf-16be] }' };
  const swapped = Buffer.from(`\ufeff${accented}`, 'utf16le').swap16();

  it.each([
    ['UTF-8', Buffer.from(accented)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${accented}`)],
    ['Windows-1252', Buffer.from(accented, 'latin1')],
    ['UTF-16', Buffer.from(`\ufeff${accented}`, 'utf16le')],
    ['UTF-16 the other way round', swapped],
    ['UTF-8 and packed', gzipSync(accented)],
    ['Windows line ends', Buffer.from(accented.replaceAll('\n', '\r\n'))],
    ['no line end at the end', Buffer.from(accented.trimEnd())],
  ])('are told apart: %s', async (_, bytes) => {
    const code = await source(any);
    expect(fates(await landed(code, bytes))).toBe('2 2 0 0 0');
    expect(await names(code)).toEqual(expected);
  });

  it('are refused when a file in UTF-8 comes where the mapping says Windows-1252', async () => {
    const code = await source({ format: '{ kind: delimited, encodings: [windows-1252, utf-16le] }' });
    const result = await send(code, Buffer.from(`\ufeff${accented}`));
    expect(result).toMatchObject({ ok: false, refusal: { code: 'extracts/wrong-encoding' } });
  });
});

describe('landing that is interrupted', () => {
  const many = (from: number, to: number) =>
    file(...Array.from({ length: to - from }, (_, n) => good(`B${from + n}`, 'Noise,427355,542136,,,,')));

  it('goes on from its watermark when it was stopped, and ends with every row once', async () => {
    const code = await source({ key: 'row' });
    const bytes = file(
      ...Array.from({ length: 25_000 }, (_, n) => good('', `Noise,427355,542136,,Jane ${'ABCDE'[n % 5]},,`)),
    );
    const stop = new AbortController();
    let recorded = 0;
    const path = join(folder, 'long.csv');
    writeFileSync(path, bytes);
    const stopped = await database.workerGate.performJob(
      landing.land,
      importer,
      { source: code, path },
      {
        signal: stop.signal,
        progress: {
          begin: () => {
            recorded = 0;
          },
          step: (count = 1) => {
            recorded += count;
            if (count === 10_000) stop.abort();
          },
        },
      },
    );
    expect(stopped).toMatchObject({ ok: false, refusal: { code: 'extracts/stopped' } });
    const [begun] = await ask<{ state: string; read_rows: number }>(
      'select e.state, e.read_rows from extract e join source s on s.no = e.source_no where s.code = $1',
      code,
    );
    expect(begun!.state).toBe('landing');
    expect([10_000, 20_000]).toContain(begun!.read_rows);
    const receipt = await landed(code, bytes, { name: 'long.csv' });
    expect(fates(receipt)).toBe('25000 25000 0 0 0');
    const [{ n }] = (await ask<{ n: number }>(
      'select count(*) as n from report r join source s on s.no = r.source_no where s.code = $1',
      code,
    )) as [{ n: number }];
    expect(n).toBe(25_000);
  });

  it('ends with every row once when two processes land the same file at once', async () => {
    const code = await source();
    const bytes = many(0, 12_000);
    const both = await Promise.all([send(code, bytes), send(code, bytes)]);
    const refused = both.filter((one) => !one.ok);
    for (const one of refused)
      expect(['extracts/being-landed', 'extracts/landed-elsewhere']).toContain(!one.ok && one.refusal.code);
    const last = await landed(code, bytes);
    expect(fates(last)).toBe('12000 12000 0 0 0');
    expect(
      await ask('select 1 from extract e join source s on s.no = e.source_no where s.code = $1', code),
    ).toHaveLength(1);
  });
});

describe('a full extract of a strange size', () => {
  it('is held, with nothing recorded, until it is let in', async () => {
    const code = await source({ extracts: 'full' });
    const rows = Array.from({ length: 100 }, (_, n) => good(`C${n}`));
    await landed(code, file(...rows));
    const short = file(...rows.slice(0, 60).map((row) => row.replace('Jane', 'June')));
    const held = await landed(code, short);
    expect(held).toMatchObject({ state: 'held', read: 0, totalRows: 60 });
    expect(held.message).toBe(
      'It has 60 rows, and the last one had 100: a change of more than 30 per cent. It waits until a data steward lets it in.',
    );
    expect(await landed(code, short)).toMatchObject({ state: 'held', recognised: true });
    expect(fates(await landed(code, short, { release: true }))).toBe('60 60 0 0 0');
  });
});

describe('who may land', () => {
  it('is the data steward of the partner whose source it is', async () => {
    const code = await source();
    const path = join(folder, 'steward.csv');
    writeFileSync(path, file(good('S1')));
    const land = async (actor: UserActor) => {
      const result = await database.workerGate.performJob(landing.land, actor, { source: code, path });
      return result.ok ? fates(result.value) : result.refusal.code;
    };
    expect(await land(await database.signedIn('officer', 'council', 'asb-response'))).toBe('access/role');
    await expect(land(await database.signedIn('data-steward', 'stranger', 'data-quality'))).rejects.toThrow(
      'row-level security',
    );
    expect(await land(await database.signedIn('data-steward', 'council', 'data-quality'))).toBe('1 1 0 0 0');
  });
});

function damaged(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = 200; at < 260; at++) copy[at]! ^= 0xff;
  return copy;
}
