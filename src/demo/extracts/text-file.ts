import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export interface FileMade {
  bytes: number;
  sha256: string;
}

export interface ByteFile {
  write(chunk: string | Uint8Array): void;
  end(): FileMade;
}

const flushAt = 256 * 1024;

/** A file written in pieces of a quarter of a megabyte, hashed on the way. Makes its folder; replaces what was there. */
export function createFile(path: string): ByteFile {
  mkdirSync(dirname(path), { recursive: true });
  const handle = openSync(path, 'w');
  const hash = createHash('sha256');
  let waiting: string[] = [];
  let length = 0;
  let bytes = 0;

  function put(chunk: Uint8Array): void {
    hash.update(chunk);
    bytes += chunk.byteLength;
    for (let done = 0; done < chunk.byteLength;) done += writeSync(handle, chunk, done);
  }

  function flush(): void {
    if (length === 0) return;
    put(Buffer.from(waiting.join(''), 'utf8'));
    waiting = [];
    length = 0;
  }

  return {
    write(chunk) {
      if (typeof chunk !== 'string') {
        flush();
        put(chunk);
        return;
      }
      waiting.push(chunk);
      length += chunk.length;
      if (length >= flushAt) flush();
    },
    end() {
      flush();
      closeSync(handle);
      return { bytes, sha256: hash.digest('hex') };
    },
  };
}
