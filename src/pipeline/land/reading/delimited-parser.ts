import type { RawRow } from './raw-row.ts';

/** Splits delimited text that comes in pieces, each but the last ending at a line end. */
export interface DelimitedParser {
  push(piece: string): RawRow[];
  /** How many characters of a record that is not whole yet are waiting. */
  heldChars(): number;
  /** What is left: the last record where the file does not end with a line end, and whether a quotation mark stands open. */
  end(): { rows: RawRow[]; unended: boolean; openQuote: { row: number; column: number } | undefined };
  /**
   * Where the character after `text`, pushed next, would stand: its row and the position of its column, with the rows that
   * were whole before it. Ends the parser.
   */
  locate(text: string): { row: number; column: number; before: RawRow[] };
}

interface Split {
  cells: string[];
  /** Where the next record begins; -1 when this one is not whole yet. */
  next: number;
  strayColumn: number;
}

/**
 * RFC 4180, as real files bend it: either line end, a quotation mark inside an unquoted value stands for itself, blank
 * lines are passed over but counted. Rows are numbered as a spreadsheet would: the first record is row 1, and a line end
 * inside quotation marks does not begin a row. Lines without a quotation mark take a shorter way, several times quicker.
 *
 * @param delimiter one character
 */
export function delimitedParser(delimiter: string): DelimitedParser {
  let held = '';
  let row = 0;
  let width = 0;

  function take(text: string, whole: boolean): RawRow[] {
    const rows: RawRow[] = [];
    let at = 0;
    let quote = text.indexOf('"');
    while (at < text.length) {
      if (quote !== -1 && quote < at) quote = text.indexOf('"', at);
      const end = text.indexOf('\n', at);
      if (end !== -1 && (quote === -1 || quote > end)) {
        row++;
        const stop = end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
        if (stop > at) rows.push({ row, cells: text.slice(at, stop).split(delimiter) });
        at = end + 1;
        continue;
      }
      const split = splitRecord(text, at, delimiter, whole, width);
      if (split.next === -1) break;
      width = split.cells.length;
      row++;
      if (split.cells.length > 1 || split.cells[0] !== '') rows.push(rowOf(row, split));
      at = split.next;
    }
    held = text.slice(at);
    return rows;
  }

  return {
    push: (piece) => take(held === '' ? piece : held + piece, false),
    heldChars: () => held.length,
    end() {
      const unended = held !== '';
      const rows = take(held, true);
      const openQuote =
        held === ''
          ? undefined
          : { row: row + 1, column: splitRecord(held, 0, delimiter, true).cells.length - 1 };
      return { rows, unended, openQuote };
    },
    locate(text) {
      const before = take(held + text, false);
      return { row: row + 1, column: splitRecord(held, 0, delimiter, true).cells.length - 1, before };
    },
  };
}

function rowOf(row: number, { cells, strayColumn }: Split): RawRow {
  if (strayColumn < 0) return { row, cells };
  return {
    row,
    cells,
    fault: {
      rule: 'stray-quotation-mark',
      column: strayColumn,
      value: cells[strayColumn]!,
      reason: 'has text after a closing quotation mark, so it is not clear where the value ends.',
    },
  };
}

/**
 * One record from `from` on.
 *
 * @param whole the text ends here, so a record need not end with a line end; an open quotation mark still leaves it not whole
 */
function splitRecord(text: string, from: number, delimiter: string, whole: boolean, width = 0): Split {
  // As long as the record before, most often: growing a list value by value copies it again and again.
  const cells: string[] = [];
  cells.length = width;
  let filled = 0;
  let strayColumn = -1;
  let at = from;
  for (;;) {
    let value: string | undefined;
    if (text.charCodeAt(at) === 34) {
      const quoted = readQuoted(text, at + 1);
      if (quoted === undefined) {
        cells[filled++] = text.slice(at + 1);
        cells.length = filled;
        return { cells, next: -1, strayColumn };
      }
      value = quoted.value;
      at = quoted.after;
    }
    const lineEnd = text.indexOf('\n', at);
    const mark = text.indexOf(delimiter, at);
    const ended = mark === -1 || (lineEnd !== -1 && lineEnd < mark);
    const stop = ended ? (lineEnd === -1 ? text.length : lineEnd) : mark;
    const last = ended && stop > at && text.charCodeAt(stop - 1) === 13 ? stop - 1 : stop;
    const tail = text.slice(at, last);
    if (value !== undefined && tail !== '' && strayColumn < 0) strayColumn = filled;
    cells[filled++] = value === undefined ? tail : value + tail;
    if (ended) {
      cells.length = filled;
      const next = lineEnd === -1 ? (whole ? text.length : -1) : lineEnd + 1;
      return { cells, next, strayColumn };
    }
    at = mark + 1;
  }
}

/** The value up to its closing quotation mark (doubled ones stand for one); undefined where none closes it. */
function readQuoted(text: string, from: number): { value: string; after: number } | undefined {
  let value = '';
  for (let at = from; ;) {
    const mark = text.indexOf('"', at);
    if (mark === -1) return undefined;
    if (text.charCodeAt(mark + 1) !== 34) return { value: value + text.slice(at, mark), after: mark + 1 };
    value += text.slice(at, mark + 1);
    at = mark + 2;
  }
}
