import { isAscii, isUtf8 } from 'node:buffer';
import { refuse, RefusalError } from '../../kernel/result.ts';
import type { FileStore, OpenFile } from '../../platform/files/index.ts';
import { usedColumns } from '../mapping/parse-mapping.ts';
import type { Mapping } from '../mapping/schema.ts';
import { markedEncoding, type Encoding } from './reading/line-pieces.ts';
import type { Caps, Reading } from './reading/raw-row.ts';
import { readDelimited } from './reading/read-delimited.ts';
import { readJson, readJsonLines } from './reading/read-json.ts';
import { readXmlItems } from './reading/read-xml-items.ts';
import { gunzip, sniff } from './reading/unpack.ts';
import { readWorkbook } from './reading/workbook/read-workbook.ts';

export interface StoredExtract {
  files: FileStore;
  sha256: string;
  /** As the sender named it; only for sentences. */
  fileName: string;
  mapping: Mapping;
  caps: Caps;
}

/** An extract that can be read from its beginning as often as need be. */
export interface OpenedExtract {
  read(): Promise<Reading>;
  close(): Promise<void>;
}

/**
 * Opens a stored file as what its mapping says it is: judged by its first bytes, its encoding found, nothing unpacked to disk.
 *
 * @throws RefusalError where it is another kind of file, or in an encoding that the mapping does not have
 */
export async function openExtract(extract: StoredExtract): Promise<OpenedExtract> {
  const { files, sha256, fileName, mapping, caps } = extract;
  const stored = await files.open(sha256);
  try {
    const kind = sniff(await stored.read(0, 16));
    const packed = kind === 'gzip';
    refuseOtherKind(fileName, mapping, kind);
    const bytes = (): AsyncIterable<Buffer> =>
      packed ? gunzip(fromTheStart(stored), fileName, caps) : fromTheStart(stored);
    const { format } = mapping;
    const close = () => stored.close();
    const columns = usedColumns(mapping).filter((name) => !name.includes('[]'));
    switch (format.kind) {
      case 'workbook':
        return {
          close,
          read: () =>
            readWorkbook({
              fileName,
              bytes: stored,
              sheet: format.sheet,
              titleRows: format['title-rows'],
              expected: expectedOf(mapping),
              caps,
            }),
        };
      case 'xml': {
        const path = format.items.split('/');
        return { close, read: async () => readXmlItems({ fileName, bytes: bytes(), path, columns, caps }) };
      }
      case 'json': {
        const path = format.items === '' ? [] : format.items.split('.');
        return {
          close,
          read: async () => readJson({ fileName, bytes: bytes(), encoding: 'utf-8', columns, caps }, path),
        };
      }
      case 'json-lines':
        return {
          close,
          read: async () => readJsonLines({ fileName, bytes: bytes(), encoding: 'utf-8', columns, caps }),
        };
      case 'delimited': {
        const encoding = await findEncoding(fileName, bytes, format.encodings);
        return {
          close,
          read: () =>
            readDelimited({
              fileName,
              bytes: bytes(),
              encoding,
              delimiter: format.delimiter,
              titleRows: format['title-rows'],
              expected: expectedOf(mapping),
              caps,
            }),
        };
      }
    }
  } catch (thrown) {
    await stored.close();
    throw thrown;
  }
}

const readBytes = 1_048_576;
const partBytes = 131_072;

/** One open file serves every reading, so that a reading that is given up leaves nothing open. */
async function* fromTheStart(stored: OpenFile): AsyncGenerator<Buffer> {
  for (let at = 0; at < stored.byteCount; at += readBytes) {
    const read = await stored.read(at, readBytes);
    // Small parts, because all the rows of a part are in memory at once.
    for (let from = 0; from < read.length; from += partBytes) yield read.subarray(from, from + partBytes);
  }
}

export function expectedOf(mapping: Mapping): { required: string[]; optional: string[] } {
  return { required: mapping.columns, optional: mapping['optional-columns'] };
}

const spokenKinds = {
  delimited: 'delimited text',
  workbook: 'an Excel workbook (.xlsx)',
  json: 'JSON',
  'json-lines': 'JSON lines',
  xml: 'XML',
};
const spokenSniffs = {
  gzip: 'a gzip file',
  zip: 'a ZIP archive or an Excel workbook',
  'old-excel': 'an old Excel workbook (.xls) or a file protected with a password',
  pdf: 'a PDF',
  parquet: 'a Parquet file',
  text: 'text',
};

function refuseOtherKind(fileName: string, { format }: Mapping, kind: ReturnType<typeof sniff>): void {
  const fits = format.kind === 'workbook' ? kind === 'zip' : kind === 'text' || kind === 'gzip';
  if (fits) return;
  throw new RefusalError(
    refuse(
      'invalid',
      'extracts/another-format',
      `“${fileName}” was refused: it is ${spokenSniffs[kind]}, and the mapping of this source expects ${spokenKinds[format.kind]}. Nothing of it was recorded.`,
    ).refusal,
  );
}

/** The encoding of the whole file: by its mark, else UTF-8 where every byte fits it, else the single-byte one. */
export async function findEncoding(
  fileName: string,
  bytes: () => AsyncIterable<Buffer>,
  allowed: readonly Encoding[],
): Promise<Encoding> {
  let marked: Encoding | undefined;
  let first = true;
  let ascii = true;
  let utf8 = true;
  let tail = Buffer.alloc(0);
  for await (const part of bytes()) {
    if (first) marked = markedEncoding(part);
    first = false;
    if (marked || allowed.length === 1) break;
    const all = tail.length === 0 ? part : Buffer.concat([tail, part]);
    ascii &&= isAscii(part);
    const end = all.length - brokenLetter(all);
    utf8 &&= isUtf8(all.subarray(0, end));
    tail = Buffer.from(all.subarray(end));
    if (!utf8) break;
  }
  const found =
    marked ?? (allowed.length === 1 ? allowed[0]! : utf8 && tail.length === 0 ? 'utf-8' : 'windows-1252');
  if (allowed.includes(found) || (found === 'utf-8' && ascii && !marked))
    return allowed.includes(found) ? found : allowed[0]!;
  if (found === 'windows-1252') return allowed[0]!;
  throw new RefusalError(
    refuse(
      'invalid',
      'extracts/wrong-encoding',
      `“${fileName}” was refused: row 1 begins as ${found.toUpperCase()}, and the mapping expects ${allowed.map((one) => one.toUpperCase()).join(' or ')}. Correct the encoding in the mapping or the export.`,
    ).refusal,
  );
}

/** How many bytes at the end belong to a letter of UTF-8 that is not whole yet. */
function brokenLetter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}
