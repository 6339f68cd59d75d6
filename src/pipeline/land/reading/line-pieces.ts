import { isUtf8 } from 'node:buffer';
import { refuse, RefusalError } from '../../../kernel/result.ts';

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/** Text and how the bytes spelt it. Each piece but the last ends at the end of a line. */
export interface Pieces {
  encoding: Encoding;
  pieces: AsyncIterable<string>;
}

/** A piece that is not in the encoding: where it begins, to find the row. */
export interface Misspelt {
  /** The whole piece, read as Windows-1252, which reads anything. */
  text: string;
  /** Position in `text` of the first byte that does not fit. */
  at: number;
}

const pieceBytes = 131_072;

/** The encoding that a byte order mark or the pattern of zero bytes shows; undefined where neither does. */
export function markedEncoding(head: Uint8Array): Encoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (let at = 0; at < Math.min(head.length, 200); at++) if (head[at] === 0) zeros[at % 2]!++;
  if (zeros[1]! > 20 && zeros[0] === 0) return 'utf-16le';
  if (zeros[0]! > 20 && zeros[1] === 0) return 'utf-16be';
  return undefined;
}

/**
 * Bytes as text, in pieces of about 128 KiB that end where a line ends (in single bytes and UTF-8, a line end is one byte,
 * so no letter is ever cut in two). A byte order mark is dropped.
 *
 * @param onMisspelt what to throw for bytes that are not in the encoding
 * @param mostLineBytes a longer line is refused: its line ends are lost
 */
export async function* linePieces(
  bytes: AsyncIterable<Buffer>,
  encoding: Encoding,
  fileName: string,
  mostLineBytes: number,
  onMisspelt: (piece: Misspelt) => Error,
): AsyncGenerator<string> {
  const decode = decoderOf(encoding, onMisspelt);
  const lineEnd =
    encoding === 'utf-16le' ? Buffer.from('\n\0') : encoding === 'utf-16be' ? Buffer.from('\0\n') : 10;
  let held: Buffer[] = [];
  let heldBytes = 0;
  let first = true;
  const bare = (text: string): string => {
    const result = first && text.codePointAt(0) === 0xfeff ? text.slice(1) : text;
    first = false;
    return result;
  };
  for await (const part of bytes) {
    held.push(part);
    heldBytes += part.length;
    if (heldBytes < pieceBytes) continue;
    const all = held.length === 1 ? held[0]! : Buffer.concat(held);
    const end = endOfLastLine(all, lineEnd);
    if (end === 0) {
      if (heldBytes > mostLineBytes) throw lineTooLong(fileName, mostLineBytes);
      held = [all];
      continue;
    }
    yield bare(decode(all.subarray(0, end)));
    const rest = all.subarray(end);
    held = [rest];
    heldBytes = rest.length;
  }
  if (heldBytes > mostLineBytes + pieceBytes) throw lineTooLong(fileName, mostLineBytes);
  if (heldBytes > 0) yield bare(decode(Buffer.concat(held)));
}

function endOfLastLine(bytes: Buffer, lineEnd: number | Buffer): number {
  if (typeof lineEnd === 'number') return bytes.lastIndexOf(lineEnd) + 1;
  for (let at = bytes.lastIndexOf(lineEnd); at >= 0; at = bytes.lastIndexOf(lineEnd, at - 1)) {
    if (at % 2 === 0) return at + 2;
    if (at === 0) break;
  }
  return 0;
}

function decoderOf(encoding: Encoding, onMisspelt: (piece: Misspelt) => Error): (bytes: Buffer) => string {
  const western = new TextDecoder('windows-1252');
  if (encoding === 'utf-8')
    return (bytes) => {
      if (isUtf8(bytes)) return bytes.toString('utf8');
      throw onMisspelt({ text: western.decode(bytes), at: firstMisspelt(bytes) });
    };
  if (encoding === 'windows-1252') return (bytes) => western.decode(bytes);
  const wide = new TextDecoder(encoding, { ignoreBOM: true, fatal: true });
  return (bytes) => {
    try {
      return wide.decode(bytes);
    } catch {
      throw onMisspelt({ text: western.decode(bytes), at: 0 });
    }
  };
}

/** Position of the first byte that is no part of valid UTF-8. */
function firstMisspelt(bytes: Buffer): number {
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at]!;
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (!isUtf8(bytes.subarray(at, at + length))) return at;
    at += length;
  }
  return bytes.length;
}

function lineTooLong(fileName: string, most: number): RefusalError {
  return new RefusalError(
    refuse(
      'invalid',
      'extracts/row-too-long',
      `“${fileName}” was refused: one of its rows is longer than ${Math.floor(most / 1024)} KiB, as happens when line ends are lost or a quotation mark is never closed. Nothing of it was recorded.`,
    ).refusal,
  );
}
