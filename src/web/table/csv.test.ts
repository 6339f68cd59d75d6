import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamCsv, toCsv, type CsvColumn, type CsvValue } from './csv.ts';

const columns: CsvColumn<CsvValue>[] = [{ header: 'value', value: (value) => value }];
const cellOf = (value: CsvValue) => toCsv(columns, [value]).replace(/^value\r\n/, '');

/** A reader by the letter of RFC 4180, apart from the writer. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[i + 1] === '"') cell += text[++i];
      else isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === ',') {
      rows.at(-1)!.push(cell);
      cell = '';
    } else if (character === '\r' && text[i + 1] === '\n') {
      i++;
      rows.at(-1)!.push(cell);
      cell = '';
      rows.push([]);
    } else cell += character;
  }
  return rows.slice(0, -1);
}

const hostile = fc
  .tuple(
    fc.constantFrom('', ' ', '  ', '\t', '\r', '\n', '\u00A0', '"', ','),
    fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '−', '', 'a'),
    fc.string({ unit: 'binary' }),
  )
  .map((parts) => parts.join(''));

describe('a cell that a spreadsheet would run', () => {
  it.each([
    ['=1+1', "'=1+1\r\n"],
    ['+44 191 496 0000', "'+44 191 496 0000\r\n"],
    ['-2+3', "'-2+3\r\n"],
    ['@SUM(A1)', "'@SUM(A1)\r\n"],
    ['\t=1', "'\t=1\r\n"],
    ['\r=1', '"\'\r=1"\r\n'],
    [' =1', "' =1\r\n"],
    ['＝cmd|calc', "'＝cmd|calc\r\n"],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"\r\n'],
  ])('%j is disarmed', (value, written) => {
    expect(cellOf(value)).toBe(written);
  });

  it('never begins with a formula’s character, whatever was typed', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const [, [cell] = []] = readCsv(toCsv(columns, [value]));
        expect(cell!.trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/u);
        expect(cell).not.toMatch(/^[\t\r\n]/);
      }),
      { numRuns: 2000 },
    );
  });

  it('is disarmed in the header too', () => {
    expect(toCsv([{ header: '=A1', value: () => 1 }], [0])).toBe("'=A1\r\n1\r\n");
  });
});

describe('a cell that is a number, a day or nothing', () => {
  it.each([
    [-12.5, '-12.5\r\n'],
    [0, '0\r\n'],
    [9007199254740993n, '9007199254740993\r\n'],
    [Number.NaN, '\r\n'],
    [null, '\r\n'],
    [undefined, '\r\n'],
    [true, 'true\r\n'],
    [Temporal.PlainDate.from('2025-11-03'), '2025-11-03\r\n'],
    [Temporal.Instant.from('2025-11-03T17:30:00Z'), '2025-11-03T17:30:00Z\r\n'],
    ['07700 900123', '07700 900123\r\n'],
  ])('%s is written as it is', (value, written) => {
    expect(cellOf(value)).toBe(written);
  });
});

describe('the whole file', () => {
  const text = fc.string({ unit: 'binary' }).map((value) => `a${value}`);
  const two: CsvColumn<[string, string]>[] = [
    { header: 'one', value: ([one]) => one },
    { header: 'two', value: ([, other]) => other },
  ];

  it('gives back the very texts that went in, commas, quotes and new lines and all', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), (rows) => {
        expect(readCsv(toCsv(two, rows))).toEqual([['one', 'two'], ...rows]);
      }),
    );
  });

  it('is the same when it is streamed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(hostile, hostile)), async (rows) => {
        async function* source() {
          yield* rows;
        }
        let streamed = '';
        for await (const line of streamCsv(two, source())) streamed += line;
        expect(streamed).toBe(toCsv(two, rows));
      }),
    );
  });
});
