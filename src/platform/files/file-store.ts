import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { frameBytes, headerBytes, measure, openSealer, openUnsealer, sealedFrameBytes } from './frames.ts';

export interface StoredFile {
  /** Hex SHA-256 of the bytes as received. */
  sha256: string;
  byteCount: number;
}

/** A stored file that can be read from any place: `read` gives `length` bytes from `offset`, fewer only at the end. */
export interface OpenFile {
  byteCount: number;
  read(offset: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

/**
 * Files by their content: `<folder>/sha256/ab/cd/…`, encrypted at rest, immutable. A path holds nothing but a hash, and
 * the same bytes are kept once. `put` answers only when the bytes and their name are on the disk.
 */
export interface FileStore {
  /** Refused when it holds more than `mostBytes`. Half a file leaves nothing behind but a temporary one, which `sweep` removes. */
  put(bytes: AsyncIterable<Uint8Array>, mostBytes?: number): Promise<Result<StoredFile>>;
  has(sha256: string): Promise<boolean>;
  /** The bytes in order. Throws where the file is gone or is not what was stored. */
  get(sha256: string): AsyncIterable<Buffer>;
  open(sha256: string): Promise<OpenFile>;
  /** Removes the bytes for good; nothing happens where there are none. */
  dispose(sha256: string): Promise<void>;
  /** Removes what interrupted `put`s left. Only at the start of a process, before anyone puts. @returns how many */
  sweep(): Promise<number>;
}

export function openFileStore(folder: string, key: Buffer): FileStore {
  const incoming = join(folder, 'incoming');

  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256 in hex');
    return join(folder, 'sha256', sha256.slice(0, 2), sha256.slice(2, 4), sha256.slice(4));
  };

  async function put(bytes: AsyncIterable<Uint8Array>, mostBytes = Infinity): Promise<Result<StoredFile>> {
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    const temporary = join(incoming, randomUUID());
    const file = await open(temporary, 'wx', 0o600);
    try {
      const stored = await writeSealed(file, bytes, key, mostBytes);
      if (!stored)
        return refuse(
          'refused',
          'files/too-large',
          `The file is larger than the ${Math.floor(mostBytes / 1_048_576)} MiB that one file may have. Send it in parts.`,
        );
      await file.sync();
      const path = pathOf(stored.sha256);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await rename(temporary, path);
      // Every name on the way, because another process may have made a folder a moment ago and not synced it yet.
      for (let at = dirname(path); at.length >= folder.length; at = dirname(at)) await syncFolder(at);
      return ok(stored);
    } finally {
      await file.close();
      await rm(temporary, { force: true });
    }
  }

  async function openStored(sha256: string): Promise<OpenFile> {
    const file = await open(pathOf(sha256), 'r');
    try {
      const { size } = await file.stat();
      const { plainBytes, frames } = measure(size);
      const unseal = openUnsealer(key, await readExactly(file, 0, headerBytes), Buffer.from(sha256, 'hex'));
      /** Frames from `first` up to, not including, `end`, unsealed: read from the disk at once. */
      const unsealed = async (first: number, end: number): Promise<Buffer[]> => {
        const from = headerBytes + first * sealedFrameBytes;
        const sealed = await readExactly(file, from, Math.min((end - first) * sealedFrameBytes, size - from));
        return Array.from({ length: end - first }, (_, at) => {
          const frame = sealed.subarray(at * sealedFrameBytes, (at + 1) * sealedFrameBytes);
          return unseal(frame, first + at, first + at === frames - 1);
        });
      };
      await unsealed(frames - 1, frames);
      return { byteCount: plainBytes, read: readerOf(unsealed, plainBytes), close: () => file.close() };
    } catch (thrown) {
      await file.close();
      throw thrown;
    }
  }

  return {
    put,
    open: openStored,
    async has(sha256) {
      return stat(pathOf(sha256)).then(
        () => true,
        () => false,
      );
    },
    async *get(sha256) {
      const file = await openStored(sha256);
      const step = framesAtOnce * frameBytes;
      try {
        for (let at = 0; at < file.byteCount; at += step) yield await file.read(at, step);
      } finally {
        await file.close();
      }
    },
    async dispose(sha256) {
      await rm(pathOf(sha256), { force: true });
      await syncFolder(dirname(pathOf(sha256))).catch(ignoreMissing);
    },
    async sweep() {
      const left = await readdir(incoming).catch(() => []);
      for (const name of left) await rm(join(incoming, name), { force: true });
      return left.length;
    },
  };
}

/** Frames are written and read so many at a time: each call costs a way to the disk and back. */
const framesAtOnce = 16;

async function writeSealed(
  file: FileHandle,
  bytes: AsyncIterable<Uint8Array>,
  key: Buffer,
  mostBytes: number,
): Promise<StoredFile | undefined> {
  const sealer = openSealer(key);
  const hash = createHash('sha256');
  const frame = Buffer.alloc(frameBytes);
  let filled = 0;
  let no = 0;
  let byteCount = 0;
  let waiting: Buffer[] = [sealer.header];
  const flush = async (): Promise<void> => {
    const length = waiting.reduce((sum, part) => sum + part.length, 0);
    const { bytesWritten } = await file.writev(waiting);
    if (bytesWritten !== length) throw new Error('the disk took only part of a file');
    waiting = [];
  };
  for await (const part of bytes) {
    byteCount += part.length;
    if (byteCount > mostBytes) return undefined;
    hash.update(part);
    for (let at = 0; at < part.length;) {
      if (filled === frameBytes) {
        waiting.push(sealer.seal(frame, no++));
        filled = 0;
        if (waiting.length === framesAtOnce) await flush();
      }
      const taken = Math.min(frameBytes - filled, part.length - at);
      frame.set(part.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
    }
  }
  const sha256 = hash.digest();
  waiting.push(sealer.sealLast(frame.subarray(0, filled), no, sha256));
  await flush();
  return { sha256: sha256.toString('hex'), byteCount };
}

function readerOf(
  unsealed: (first: number, end: number) => Promise<Buffer[]>,
  plainBytes: number,
): OpenFile['read'] {
  return async (offset, length) => {
    const end = Math.min(plainBytes, offset + length);
    if (end <= offset) return Buffer.alloc(0);
    const first = Math.floor(offset / frameBytes);
    const parts = await unsealed(first, Math.ceil(end / frameBytes));
    const whole = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    return whole.subarray(offset - first * frameBytes, end - first * frameBytes);
  };
}

async function readExactly(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) throw new Error('the file is shorter than it was');
    filled += bytesRead;
  }
  return buffer;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (thrown) {
    // Windows cannot sync a folder, and keeps names durable by itself.
    if (process.platform !== 'win32') throw thrown;
  } finally {
    await handle.close();
  }
}

function ignoreMissing(thrown: NodeJS.ErrnoException): void {
  if (thrown.code !== 'ENOENT') throw thrown;
}
