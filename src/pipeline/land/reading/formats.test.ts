import ExcelJS from 'exceljs';
import { zipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { RefusalError } from '../../../kernel/result.ts';
import { leafPaths } from './item-cells.ts';
import type { Caps, Reading } from './raw-row.ts';
import { readJson, readJsonLines } from './read-json.ts';
import { readXmlItems } from './read-xml-items.ts';
import { readWorkbook } from './workbook/read-workbook.ts';
import { columnOf, dateText } from './workbook/sheet-rows.ts';
import { showsDates } from './workbook/workbook-parts.ts';

const caps: Caps = {
  fileBytes: 1e9,
  unpackedBytes: 50_000_000,
  unpackRatio: 100,
  unpackRatioFromBytes: 1_048_576,
  zipEntries: 100,
  rowBytes: 100_000,
  columns: 50,
};

async function* parts(bytes: Uint8Array, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield Buffer.from(bytes.subarray(at, at + size));
}

async function rowsOf(reading: Reading | Promise<Reading>) {
  const { columns, rows } = await reading;
  const all = [];
  for await (const batch of rows) all.push(...batch);
  return { columns, rows: all };
}

async function refusalOf(reading: () => Promise<unknown>): Promise<string> {
  try {
    await reading();
  } catch (thrown) {
    if (thrown instanceof RefusalError) return `${thrown.refusal.code}: ${thrown.refusal.message}`;
    throw thrown;
  }
  return 'no refusal';
}

const workbook = (
  bytes: Uint8Array,
  expected: string[],
  options: { sheet?: string; titleRows?: number } = {},
) =>
  rowsOf(
    readWorkbook({
      fileName: 'requests.xlsx',
      bytes: {
        byteCount: bytes.length,
        read: async (offset, length) => Buffer.from(bytes.subarray(offset, offset + length)),
      },
      sheet: options.sheet,
      titleRows: options.titleRows ?? 5,
      expected: { required: expected, optional: [] },
      caps,
    }),
  );

async function excel(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('an Excel workbook', () => {
  it('is read below its title rows, with the row numbers that Excel shows', async () => {
    const bytes = await excel((book) => {
      const sheet = book.addWorksheet('CS14');
      sheet.addRow(['Requests of March']);
      sheet.addRow([]);
      sheet.addRow(['Ref', 'Logged', ' Fee\n(pounds) ', 'Done', 'Customer', 'Phone']);
      sheet.addRow([
        'A1',
        new Date(Date.UTC(2025, 2, 1)),
        12.5,
        true,
        { richText: [{ text: 'Zoë ' }, { text: 'Smith' }] },
        7_700_900_088,
      ]);
      sheet.addRow([]);
      sheet.addRow([
        'A2',
        new Date(Date.UTC(2025, 2, 1, 14, 5)),
        { formula: 'C4*2', result: 25 },
        false,
        ' two  spaces ',
      ]);
      sheet.getColumn(2).numFmt = 'dd/mm/yyyy hh:mm';
      sheet.getColumn(3).numFmt = '[Red]0.00';
    });
    const { columns, rows } = await workbook(bytes, [
      'Ref',
      'Logged',
      'Fee (pounds)',
      'Done',
      'Customer',
      'Phone',
    ]);
    expect(columns).toEqual(['Ref', 'Logged', 'Fee (pounds)', 'Done', 'Customer', 'Phone']);
    expect(rows).toEqual([
      { row: 4, cells: ['A1', '2025-03-01', '12.5', 'TRUE', 'Zoë Smith', '7700900088'] },
      { row: 6, cells: ['A2', '2025-03-01T14:05:00', '25', 'FALSE', ' two  spaces ', ''] },
    ]);
  });

  it('gives the sheet asked for, and says which there are when there is none of that name', async () => {
    const bytes = await excel((book) => {
      book.addWorksheet('Read me').addRow(['Hello']);
      const data = book.addWorksheet('Data');
      data.addRow(['Ref']);
      data.addRow(['A1']);
    });
    expect((await workbook(bytes, ['Ref'], { sheet: 'Data' })).rows).toHaveLength(1);
    expect(await refusalOf(() => workbook(bytes, ['Ref'], { sheet: 'data 2' }))).toContain(
      'only “Read me”, “Data”',
    );
    expect(await refusalOf(() => workbook(bytes, ['Ref']))).toContain('extracts/missing-column');
  });

  it('points at a value beyond the last column', async () => {
    const bytes = await excel((book) => {
      const sheet = book.addWorksheet('S');
      sheet.addRow(['Ref', 'Type']);
      sheet.addRow(['A1', 'Noise', 'stray']);
    });
    expect((await workbook(bytes, ['Ref', 'Type'])).rows[0]).toMatchObject({
      row: 2,
      fault: { rule: 'too-many-fields', value: 'stray' },
    });
  });

  it('is refused when it is cut short, is no workbook, or names entities of its own', async () => {
    const bytes = await excel((book) => book.addWorksheet('S').addRow(['Ref']));
    expect(await refusalOf(() => workbook(bytes.subarray(0, bytes.length - 30), ['Ref']))).toContain(
      'extracts/half-written',
    );
    expect(await refusalOf(() => workbook(zipSync({ 'a.csv': strToU8('Ref\n') }), ['Ref']))).toContain(
      'not an Excel workbook',
    );
    const evil = zipSync({
      'xl/workbook.xml': strToU8('<!DOCTYPE w [<!ENTITY a "aaaa">]><workbook><sheets/></workbook>'),
    });
    expect(await refusalOf(() => workbook(evil, ['Ref']))).toContain('document type (DTD)');
  });

  it('is refused as a bomb by its table of contents, before anything is unpacked', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(40_000_000) }, { level: 9 });
    expect(await refusalOf(() => workbook(bomb, ['Ref']))).toContain('extracts/unpacks-too-large');
    const many = zipSync(
      Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`part${n}`, new Uint8Array(1)])),
    );
    expect(await refusalOf(() => workbook(many, ['Ref']))).toContain('it holds 200 parts, more than the 100');
  });

  it('knows columns by their letters, dates by their format, and days as Excel counts them', () => {
    expect(['A1', 'Z9', 'AA7', 'XFD1'].map(columnOf)).toEqual([0, 25, 26, 16_383]);
    for (const format of ['dd/mm/yyyy', '[$-809]d mmmm yyyy;@', 'h:mm', '[h]:mm:ss', 'yyyy\\-mm'])
      expect(showsDates(format)).toBe(true);
    for (const format of ['General', '0.00', '"days" 0', '#,##0;[Red]-#,##0', '_-£* #,##0', '@'])
      expect(showsDates(format)).toBe(false);
    expect([1, 59, 61, 45_717, 45_717.5, 0.25].map((serial) => dateText(serial, false))).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
      '2025-03-01',
      '2025-03-01T12:00:00',
      '06:00:00',
    ]);
    expect(dateText(44_255, true)).toBe('2025-03-01');
  });
});

const jsonFile = (text: string, size: number) => ({
  fileName: 'cases.json',
  bytes: parts(Buffer.from(text), size),
  encoding: 'utf-8' as const,
  columns: ['ref', 'who.name', 'phones.0', 'done'],
  caps,
});
const items = [
  { ref: 'A1', who: { name: 'Zoë' }, phones: ['07700 900001', 'x'], done: true },
  { ref: 'A2', who: null, phones: [], done: null, __proto__: { ref: 'no' } },
];

describe('JSON', () => {
  it.each([1, 7, 1000])('gives the items of its list, read in parts of %i bytes', async (size) => {
    const text = JSON.stringify({ made: 1, data: { cases: items } }, null, 1);
    const { rows } = await rowsOf(readJson(jsonFile(text, size), ['data', 'cases']));
    expect(rows.map(({ row, cells }) => [row, cells])).toEqual([
      [1, ['A1', 'Zoë', '07700 900001', 'true']],
      [2, ['A2', '', '', '']],
    ]);
  });

  it('is refused when it breaks off or has no such list', async () => {
    const text = JSON.stringify({ cases: items });
    expect(await refusalOf(() => rowsOf(readJson(jsonFile(text.slice(0, -8), 50), ['cases'])))).toContain(
      'it breaks off after item 1',
    );
    expect(await refusalOf(() => rowsOf(readJson(jsonFile(text, 50), ['rows'])))).toContain(
      'extracts/no-list',
    );
    expect(
      await refusalOf(() =>
        rowsOf(
          readJson({ ...jsonFile('', 1), bytes: parts(Buffer.from('{"cases":["\xeb"]}', 'latin1'), 9) }, [
            'cases',
          ]),
        ),
      ),
    ).toContain('extracts/wrong-encoding');
  });

  it('line by line gives a bad line as a row with a fault, and refuses a last line cut short', async () => {
    const lines = `${JSON.stringify(items[0])}\n\n{"ref": oops}\n[1]\n${JSON.stringify(items[1])}\n`;
    const { rows } = await rowsOf(readJsonLines(jsonFile(lines, 10)));
    expect(rows.map(({ row, fault }) => [row, fault?.rule])).toEqual([
      [1, undefined],
      [3, 'not-json'],
      [4, 'not-an-object'],
      [5, undefined],
    ]);
    expect(await refusalOf(() => rowsOf(readJsonLines(jsonFile(lines.slice(0, -6), 10))))).toContain(
      'line 5 breaks off in the middle',
    );
  });

  it('has its values named by the way to them', () => {
    expect(leafPaths({ a: { b: 1 }, c: [{ d: 1 }, { e: [2] }], f: [] }).sort()).toEqual([
      'a.b',
      'c[].d',
      'c[].e[]',
    ]);
  });
});

describe('XML', () => {
  const file = (text: string, size = 11) => ({
    fileName: 'fires.xml',
    bytes: parts(Buffer.from(text), size),
    path: ['fires', 'fire'],
    columns: ['no', 'type.text', 'unit.1', 'text'],
    caps,
  });

  it('gives elements as items: attributes, children, lists, text', async () => {
    const text =
      '<?xml version="1.0"?><fires><fire no="1"><type code="S">Bin &amp; grass</type><unit>A</unit><unit>B</unit></fire><other/><fire no="2"><![CDATA[<b>]]></fire></fires>';
    const { rows } = await rowsOf(readXmlItems(file(text)));
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['1', 'Bin & grass', 'B', ''],
      ['2', '', '', ''],
    ]);
  });

  it('is refused when it breaks off, defines entities, or has no such element', async () => {
    expect(await refusalOf(() => rowsOf(readXmlItems(file('<fires><fire><a>1</a>'))))).toContain(
      'extracts/half-written',
    );
    expect(
      await refusalOf(() =>
        rowsOf(
          readXmlItems(
            file('<!DOCTYPE f [<!ENTITY a SYSTEM "file:///etc/passwd">]><fires><fire>&a;</fire></fires>'),
          ),
        ),
      ),
    ).toContain('document type (DTD)');
    expect(
      await refusalOf(() => rowsOf(readXmlItems(file('<fires><fire>&undefined;</fire></fires>')))),
    ).toContain('extracts/half-written');
    expect(await refusalOf(() => rowsOf(readXmlItems(file('<fires/>'))))).toContain('extracts/no-items');
  });
});
