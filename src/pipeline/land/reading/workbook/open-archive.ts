import { Readable } from 'node:stream';
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry } from 'yauzl';
import { refuse, RefusalError } from '../../../../kernel/result.ts';
import type { Caps } from '../raw-row.ts';
import { halfWritten, refuseBomb } from '../unpack.ts';

/** Bytes that can be read from any place. */
export interface RandomAccess {
  byteCount: number;
  read(offset: number, length: number): Promise<Buffer>;
}

export interface Archive {
  has(name: string): boolean;
  /** The unpacked bytes of one entry; more than it declared is an error. */
  entry(name: string): Promise<AsyncIterable<Buffer>>;
  close(): void;
}

class RandomAccessBytes extends RandomAccessReader {
  readonly bytes: RandomAccess;
  constructor(bytes: RandomAccess) {
    super();
    this.bytes = bytes;
  }
  override _readStreamForRange(start: number, end: number): Readable {
    const { bytes } = this;
    async function* parts() {
      for (let at = start; at < end; at += 262_144) yield await bytes.read(at, Math.min(262_144, end - at));
    }
    return Readable.from(parts(), { objectMode: false });
  }
}

/**
 * Opens a ZIP archive after judging its table of contents: how many entries, how large once unpacked, for its size too.
 * Nothing is unpacked before; while unpacking, an entry that holds more than the table says is an error.
 */
export async function openArchive(bytes: RandomAccess, fileName: string, caps: Caps): Promise<Archive> {
  const zip = await fromRandomAccessReaderPromise(new RandomAccessBytes(bytes), bytes.byteCount, {
    lazyEntries: true,
    autoClose: false,
  }).catch(() => {
    throw halfWritten(fileName, 'the table of contents at its end is missing or damaged');
  });
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  if (zip.entryCount > caps.zipEntries)
    throw refused(
      fileName,
      `it holds ${zip.entryCount} parts, more than the ${caps.zipEntries} that a file may have`,
    );
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw refused(fileName, 'it is protected with a password');
      unpacked += entry.uncompressedSize;
      refuseBomb(fileName, bytes.byteCount, unpacked, caps);
      entries.set(entry.fileName.replace(/^\//, ''), entry);
    }
  } catch (thrown) {
    if (thrown instanceof RefusalError) throw thrown;
    throw halfWritten(fileName, 'its table of contents is damaged');
  }
  return {
    has: (name) => entries.has(name),
    async entry(name) {
      const entry = entries.get(name);
      if (!entry) throw halfWritten(fileName, `its part ${name} is missing`);
      return guarded(await zip.openReadStreamPromise(entry), fileName, name);
    },
    close: () => zip.close(),
  };
}

async function* guarded(stream: Readable, fileName: string, name: string): AsyncGenerator<Buffer> {
  try {
    for await (const part of stream) yield part as Buffer;
  } catch (thrown) {
    if (thrown instanceof RefusalError) throw thrown;
    throw halfWritten(fileName, `its part ${name} is damaged`);
  }
}

export function refused(fileName: string, why: string): RefusalError {
  return new RefusalError(
    refuse(
      'invalid',
      'extracts/unreadable-workbook',
      `“${fileName}” was refused: ${why}. Nothing of it was recorded. Save it again as a plain Excel workbook (.xlsx) and send that.`,
    ).refusal,
  );
}
