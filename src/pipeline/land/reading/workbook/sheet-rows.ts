import type { RawRow } from '../raw-row.ts';
import { refused } from './open-archive.ts';
import { readXml } from './read-xml.ts';
import type { WorkbookParts } from './workbook-parts.ts';

/** The rows of a sheet that hold anything, as text, in batches. Dates become 2025-03-01 or 2025-03-01T14:05:00. */
export async function* sheetRows(
  bytes: AsyncIterable<Buffer>,
  fileName: string,
  parts: WorkbookParts,
  mostColumns: number,
): AsyncGenerator<RawRow[]> {
  let batch: RawRow[] = [];
  let row = 0;
  let cells: string[] = [];
  let column = -1;
  let type = 'n';
  let style = 0;
  let value = '';
  let reading = false;
  const document = readXml(bytes, fileName, {
    open(name, attributes) {
      if (name === 'row') {
        row = attributes['r'] === undefined ? row + 1 : Number(attributes['r']);
        cells = [];
        column = -1;
      } else if (name === 'c') {
        column = attributes['r'] === undefined ? column + 1 : columnOf(attributes['r']);
        type = attributes['t'] ?? 'n';
        style = Number(attributes['s'] ?? 0);
        value = '';
      } else if (name === 'v' || name === 't') reading = true;
      else if (name === 'rPh') reading = false;
    },
    text(more) {
      if (reading) value += more;
    },
    close(name) {
      if (name === 'v' || name === 't') reading = false;
      else if (name === 'c') {
        if (value === '') return;
        if (column >= 16_384)
          throw refused(fileName, `row ${row} names a cell beyond the last column of a sheet`);
        // A stray mark far to the right is no column: it only has to show that something stands there.
        const at = Math.min(column, mostColumns);
        while (cells.length < at) cells.push('');
        cells[at] = cellText(value, type, parts.dateStyles[style] === true, parts);
      } else if (name === 'row' && cells.some((cell) => cell.trim() !== '')) batch.push({ row, cells });
    },
  });
  for await (const _ of document) {
    if (batch.length === 0) continue;
    yield batch;
    batch = [];
  }
}

/** Position of the column that a cell reference names: A1 → 0, AA7 → 26. */
export function columnOf(reference: string): number {
  let at = 0;
  for (const sign of reference) {
    const letter = sign.charCodeAt(0) - 64;
    if (letter < 1 || letter > 26) break;
    at = at * 26 + letter;
  }
  return at - 1;
}

function cellText(value: string, type: string, isDate: boolean, parts: WorkbookParts): string {
  if (type === 's') return parts.strings[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type !== 'n') return value;
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (isDate) return dateText(number, parts.from1904);
  return /e/i.test(value) ? plainNumber(number) : value;
}

function plainNumber(number: number): string {
  return Number.isInteger(number) ? BigInt(number).toString() : String(number);
}

const dayMs = 86_400_000;
/** Day 0 of each system; 29 February 1900, which Excel believes in, is day 60, so days before it are one off. */
const epochs = { from1900: Date.UTC(1899, 11, 30), from1904: Date.UTC(1904, 0, 1) };

/** A spreadsheet's day number as text: the day, with the time when it has one, or the time alone when it is less than a day. */
export function dateText(serial: number, from1904: boolean): string {
  const whole = !from1904 && serial >= 1 && serial < 60 ? serial + 1 : serial;
  const ms = Math.round((whole * dayMs) / 1000) * 1000 + (from1904 ? epochs.from1904 : epochs.from1900);
  const date = new Date(ms);
  if (serial < 0 || Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999) return String(serial);
  const [day, time] = [date.toISOString().slice(0, 10), date.toISOString().slice(11, 19)];
  if (serial < 1 && !from1904) return time;
  return time === '00:00:00' ? day : `${day}T${time}`;
}
