import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { refuse, RefusalError } from '../../../kernel/result.ts';
import type { Caps } from './raw-row.ts';

/** What a file is by its first bytes, whatever its name says. */
export function sniff(head: Uint8Array): 'gzip' | 'zip' | 'old-excel' | 'pdf' | 'parquet' | 'text' {
  const begins = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte);
  if (begins(0x1f, 0x8b)) return 'gzip';
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0x50, 0x4b, 0x05, 0x06)) return 'zip';
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return 'old-excel';
  if (begins(0x25, 0x50, 0x44, 0x46)) return 'pdf';
  if (begins(0x50, 0x41, 0x52, 0x31)) return 'parquet';
  return 'text';
}

/**
 * The bytes inside a gzip file, counted while they come: a bomb is refused as soon as it shows, not after it went off.
 *
 * @throws RefusalError where it unpacks beyond the caps, is cut short or is damaged
 */
export async function* gunzip(
  packed: AsyncIterable<Buffer>,
  fileName: string,
  caps: Caps,
): AsyncGenerator<Buffer> {
  let bytesIn = 0;
  let bytesOut = 0;
  async function* counted() {
    for await (const part of packed) {
      bytesIn += part.length;
      yield part;
    }
  }
  const source = Readable.from(counted(), { objectMode: false });
  const unpacked = createGunzip({ chunkSize: 262_144 });
  source.on('error', (error) => unpacked.destroy(error));
  source.pipe(unpacked);
  try {
    for await (const part of unpacked) {
      bytesOut += (part as Buffer).length;
      refuseBomb(fileName, bytesIn, bytesOut, caps);
      yield part as Buffer;
    }
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code;
    if (code === 'Z_BUF_ERROR') throw halfWritten(fileName, 'its gzip data ends too early');
    if (code?.startsWith('Z_')) throw halfWritten(fileName, 'its gzip data is damaged');
    throw thrown;
  } finally {
    unpacked.destroy();
    source.destroy();
  }
}

/** Refuses what unpacks to too much, in all or for its size. */
export function refuseBomb(fileName: string, bytesIn: number, bytesOut: number, caps: Caps): void {
  const tooMuch = bytesOut > caps.unpackedBytes;
  const tooDense = bytesOut > caps.unpackRatioFromBytes && bytesOut > bytesIn * caps.unpackRatio;
  if (!tooMuch && !tooDense) return;
  const cap = tooMuch
    ? `more than ${Math.floor(caps.unpackedBytes / 1_048_576)} MiB`
    : `more than ${caps.unpackRatio} bytes for each byte packed`;
  throw new RefusalError(
    refuse(
      'refused',
      'extracts/unpacks-too-large',
      `“${fileName}” was refused: it unpacks to ${cap}, as a file made to fill a disk would. Nothing of it was kept. If it is real, ask the sender for it in parts or not packed.`,
    ).refusal,
  );
}

export function halfWritten(fileName: string, how: string): RefusalError {
  return new RefusalError(
    refuse(
      'invalid',
      'extracts/half-written',
      `“${fileName}” was refused: ${how}, so the file is not whole. Nothing of it was recorded. Ask the sender to send it again.`,
    ).refusal,
  );
}
