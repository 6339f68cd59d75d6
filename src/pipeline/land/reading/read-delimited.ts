import { refuse, RefusalError } from '../../../kernel/result.ts';
import { delimitedParser, type DelimitedParser } from './delimited-parser.ts';
import { belowHeader, headerAmong } from './below-header.ts';
import type { ExpectedColumns } from './header.ts';
import { linePieces, type Encoding } from './line-pieces.ts';
import type { Caps, RawRow, Reading } from './raw-row.ts';
import { halfWritten } from './unpack.ts';

export interface DelimitedFile {
  fileName: string;
  bytes: AsyncIterable<Buffer>;
  encoding: Encoding;
  delimiter: string;
  /** How many rows of title and remarks may stand above the header. */
  titleRows: number;
  expected: ExpectedColumns;
  caps: Caps;
}

/**
 * Opens delimited text: finds and checks the header, then gives rows as they come.
 *
 * @throws RefusalError, here or while reading, for a fault of the whole file, naming row and column: bytes in another
 *   encoding, another delimiter, columns missing or unknown, a quotation mark never closed, a last row that breaks off
 */
export async function readDelimited(file: DelimitedFile): Promise<Reading> {
  const parser = delimitedParser(file.delimiter);
  let columns: readonly string[] = [];
  const pieces = linePieces(file.bytes, file.encoding, file.fileName, file.caps.rowBytes, ({ text, at }) =>
    misspelt(file, parser, columns, text, at),
  );
  return belowHeader(
    batches(file, parser, pieces, () => columns),
    {
      ...file,
      mostColumns: file.caps.columns,
      empty: () => emptyFile(file.fileName),
      onColumns: (found) => {
        columns = found;
      },
      fitted,
    },
  );
}

function emptyFile(fileName: string): RefusalError {
  return new RefusalError(
    refuse('invalid', 'extracts/empty', `“${fileName}” was refused: it is empty, without even a header.`)
      .refusal,
  );
}

async function* batches(
  file: DelimitedFile,
  parser: DelimitedParser,
  pieces: AsyncIterable<string>,
  columns: () => readonly string[],
): AsyncGenerator<RawRow[]> {
  for await (const piece of pieces) {
    const rows = parser.push(piece);
    if (rows.length > 0) yield rows;
    if (parser.heldChars() > file.caps.rowBytes) {
      const { row, column } = parser.locate('');
      throw halfWritten(
        file.fileName,
        `row ${row} opens a quotation mark in ${named(columns(), column)} that nothing closes within ${Math.floor(file.caps.rowBytes / 1024)} KiB`,
      );
    }
  }
  const { rows, unended, openQuote } = parser.end();
  if (openQuote)
    throw halfWritten(
      file.fileName,
      `row ${openQuote.row} opens a quotation mark in ${named(columns(), openQuote.column)} that nothing closes`,
    );
  const last = rows.at(-1);
  if (unended && last && columns().length > 0 && last.cells.length < columns().length)
    throw halfWritten(
      file.fileName,
      `it breaks off in row ${last.row}, after ${last.cells.length} of ${columns().length} values, at ${named(columns(), last.cells.length - 1)}`,
    );
  if (rows.length > 0) yield rows;
}

/** The row, with its fault where it does not have as many values as the header has columns. */
function fitted(row: RawRow, width: number): RawRow {
  const { cells } = row;
  if (cells.length === width || row.fault) return row;
  if (cells.length > width && cells.slice(width).every((cell) => cell.trim() === ''))
    return { ...row, cells: cells.slice(0, width) };
  const few = cells.length < width;
  return {
    ...row,
    fault: {
      rule: few ? 'too-few-fields' : 'too-many-fields',
      column: Math.min(cells.length, width) - 1,
      value: cells[Math.min(cells.length, width) - 1] ?? '',
      reason: `the row has ${cells.length} values where the header has ${width} columns${few ? '' : '; a value may hold the delimiter without quotation marks'}.`,
    },
  };
}

function misspelt(
  file: DelimitedFile,
  parser: DelimitedParser,
  columns: readonly string[],
  text: string,
  at: number,
): RefusalError {
  const { row, column, before } = parser.locate(text.slice(0, at));
  // In the first piece of a file the header has been read by nobody yet.
  if (columns.length === 0 && before.length > 0) columns = before[headerAmong(before, file)]!.cells;
  return wrongEncoding(file.fileName, `row ${row}, ${named(columns, column)}`, file.encoding, text, at);
}

/** @param text the bytes as Windows-1252, one character a byte; only the byte itself is shown, not the value around it */
export function wrongEncoding(
  fileName: string,
  place: string,
  expected: Encoding,
  text: string,
  at: number,
): RefusalError {
  const shown = text.slice(at, at + 1);
  return new RefusalError(
    refuse(
      'invalid',
      'extracts/wrong-encoding',
      `“${fileName}” was refused: ${place} has a character that is not ${expected.toUpperCase()} (“${shown}” if it were Windows-1252). Correct the encoding in the mapping, or export the file as ${expected.toUpperCase()}.`,
    ).refusal,
  );
}

function named(columns: readonly string[], at: number): string {
  const name = columns[at];
  return name === undefined ? `column ${at + 1}` : `column “${name}”`;
}
