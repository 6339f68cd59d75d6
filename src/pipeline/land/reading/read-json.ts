import { isUtf8 } from 'node:buffer';
import { refuse, RefusalError } from '../../../kernel/result.ts';
import { itemCells } from './item-cells.ts';
import { jsonItemSplitter } from './json-item-splitter.ts';
import { linePieces, type Encoding } from './line-pieces.ts';
import type { Caps, RawRow, Reading } from './raw-row.ts';
import { wrongEncoding } from './read-delimited.ts';
import { halfWritten } from './unpack.ts';

export interface JsonFile {
  fileName: string;
  bytes: AsyncIterable<Buffer>;
  encoding: Encoding;
  /** Paths of the values the mapping asks for ("tenant.name", "contacts.0.phone"). */
  columns: readonly string[];
  caps: Caps;
}

/** Opens JSON lines: one item a line. A line that is not JSON is a row with a fault; a last line cut short refuses the file. */
export function readJsonLines(file: JsonFile): Reading {
  async function* rows(): AsyncGenerator<RawRow[]> {
    let row = 0;
    const misspelt = ({ text, at }: { text: string; at: number }) =>
      wrongEncoding(
        file.fileName,
        `line ${row + text.slice(0, at).split('\n').length}`,
        file.encoding,
        text,
        at,
      );
    for await (const piece of linePieces(
      file.bytes,
      file.encoding,
      file.fileName,
      file.caps.rowBytes,
      misspelt,
    )) {
      const batch: RawRow[] = [];
      const lines = piece.split('\n');
      const unended = lines.at(-1) !== '';
      if (!unended) lines.pop();
      for (const [at, line] of lines.entries()) {
        row++;
        if (line.trim() === '') continue;
        const read = rowOfText(row, line, file.columns);
        if (read.fault?.rule === 'not-json' && unended && at === lines.length - 1)
          throw halfWritten(file.fileName, `line ${row} breaks off in the middle`);
        batch.push(read);
      }
      if (batch.length > 0) yield batch;
    }
  }
  return { columns: file.columns, rows: rows() };
}

/**
 * Opens a JSON document and gives the items of one list in it.
 *
 * @param path names that lead to the list; none where the document is the list
 */
export function readJson(file: JsonFile, path: readonly string[]): Reading {
  async function* rows(): AsyncGenerator<RawRow[]> {
    const splitter = jsonItemSplitter(path);
    let row = 0;
    for await (const piece of textPieces(file, () => row)) {
      const items = splitter.push(piece);
      if (splitter.heldChars() > file.caps.rowBytes)
        throw halfWritten(
          file.fileName,
          `item ${row + items.length + 1} is longer than ${Math.floor(file.caps.rowBytes / 1024)} KiB`,
        );
      if (items.length > 0) yield items.map((text) => rowOfText(++row, text, file.columns));
    }
    const { arrayFound, whole } = splitter.end();
    if (!whole) throw halfWritten(file.fileName, `it breaks off after item ${row}`);
    if (!arrayFound)
      throw new RefusalError(
        refuse(
          'invalid',
          'extracts/no-list',
          `“${file.fileName}” was refused: it has no list at ${path.length === 0 ? 'its top' : `“${path.join('.')}”`}, where the mapping expects the rows.`,
        ).refusal,
      );
  }
  return { columns: file.columns, rows: rows() };
}

async function* textPieces(file: JsonFile, row: () => number): AsyncGenerator<string> {
  const decoder = new TextDecoder(file.encoding, { fatal: true });
  for await (const bytes of file.bytes) {
    let text: string;
    try {
      text = decoder.decode(bytes, { stream: true });
    } catch {
      const western = new TextDecoder('windows-1252').decode(bytes);
      const at = [...western].findIndex((sign, n) => sign > '\u007f' && !isUtf8(bytes.subarray(n, n + 2)));
      throw wrongEncoding(
        file.fileName,
        `item ${row() + 1} or one soon after it`,
        file.encoding,
        western,
        Math.max(0, at),
      );
    }
    yield text;
  }
  try {
    decoder.decode();
  } catch {
    throw halfWritten(file.fileName, `it breaks off in the middle of a letter after item ${row()}`);
  }
}

function rowOfText(row: number, text: string, columns: readonly string[]): RawRow {
  let item: unknown;
  try {
    item = JSON.parse(text);
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message.replace(/[“"'].*$/s, '').trim() : '';
    return {
      row,
      cells: [],
      item: text,
      fault: { rule: 'not-json', reason: `it is not JSON${why ? `: ${why}` : ''}.` },
    };
  }
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    return {
      row,
      cells: [],
      item,
      fault: { rule: 'not-an-object', reason: 'it is not an object with named values.' },
    };
  return { row, cells: itemCells(item, columns), item };
}
