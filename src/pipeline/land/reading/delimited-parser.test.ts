import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delimitedParser } from './delimited-parser.ts';

function parse(text: string, delimiter = ',') {
  const parser = delimitedParser(delimiter);
  const rows = parser.push(text.slice(0, text.lastIndexOf('\n') + 1));
  rows.push(...parser.push(text.slice(text.lastIndexOf('\n') + 1)));
  const end = parser.end();
  return { ...end, rows: [...rows, ...end.rows] };
}
const written = (value: string) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
const cellsOf = (text: string, delimiter?: string) => parse(text, delimiter).rows.map((row) => row.cells);

describe('delimited text', () => {
  it.each([
    [
      'either line end',
      'a,b\r\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no line end after the last row',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'empty values',
      ',\n,,\n',
      [
        ['', ''],
        ['', '', ''],
      ],
    ],
    ['a delimiter and a line end in quotation marks', '"a,b","c\nd"\n', [['a,b', 'c\nd']]],
    [
      'doubled quotation marks',
      '"say ""hello""",x\n""\n"""",y\n',
      [
        ['say "hello"', 'x'],
        ['"', 'y'],
      ],
    ],
    ['a quotation mark inside a plain value', '5" pipe,x\n', [['5" pipe', 'x']]],
    [
      'a quoted last value before a carriage return',
      'a,"b"\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
  ])('is split with %s', (_, text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  it('numbers rows as a spreadsheet does: blank lines count, line ends in quotation marks do not', () => {
    const { rows } = parse('h\n\na\n"b\nb"\n\r\nc\n');
    expect(rows.map(({ row, cells }) => [row, cells[0]])).toEqual([
      [1, 'h'],
      [3, 'a'],
      [4, 'b\nb'],
      [6, 'c'],
    ]);
  });

  it('points at text after a closing quotation mark', () => {
    expect(parse('x,"The" shop,y\n').rows[0]).toMatchObject({
      cells: ['x', 'The shop', 'y'],
      fault: { rule: 'stray-quotation-mark', column: 1, value: 'The shop' },
    });
  });

  it('says where a quotation mark was opened that nothing closes', () => {
    const { rows, openQuote } = parse('a,b\n1,2\n3,"four\n5,6\n7,8\n');
    expect(rows.map((row) => row.cells)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(openQuote).toEqual({ row: 3, column: 1 });
  });

  it('says where a character would stand', () => {
    const parser = delimitedParser(';');
    parser.push('a;b;c\n1;2;3\n');
    expect(parser.locate('4;5;6\n7;"8\n8";9')).toMatchObject({
      row: 4,
      column: 2,
      before: [{ row: 3, cells: ['4', '5', '6'] }],
    });
  });

  it('is the same however it is cut into pieces, and gives back what was written', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\n', '\r\n', '1'),
      maxLength: 8,
    });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(table, fc.infiniteStream(fc.boolean()), (rows, cuts) => {
        const text = rows.map((cells) => `${cells.map(written).join(',')}\n`).join('');
        const parser = delimitedParser(',');
        const found: (readonly string[])[] = [];
        let piece = '';
        for (const line of text.split(/(?<=\n)/)) {
          piece += line;
          if (cuts.next().value) continue;
          found.push(...parser.push(piece).map((row) => row.cells));
          piece = '';
        }
        found.push(...parser.push(piece).map((row) => row.cells));
        const end = parser.end();
        expect([...found, ...end.rows.map((row) => row.cells)]).toEqual(rows);
        expect(end.openQuote).toBeUndefined();
      }),
    );
  });
});
