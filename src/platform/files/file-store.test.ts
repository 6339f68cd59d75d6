import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFileStore, type FileStore } from './index.ts';

const key = randomBytes(32);
let folder: string;
let store: FileStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cw-files-'));
  store = openFileStore(folder, key);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function* inParts(bytes: Buffer, size: number): AsyncIterable<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function* broken(): AsyncIterable<Buffer> {
  yield randomBytes(100_000);
  throw new Error('the line went dead');
}

async function put(bytes: Buffer, size = 1000): Promise<string> {
  const stored = await store.put(inParts(bytes, size));
  if (!stored.ok) throw new Error(stored.refusal.message);
  return stored.value.sha256;
}

async function everything(sha256: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of store.get(sha256)) parts.push(part);
  return Buffer.concat(parts);
}

const pathOf = (sha256: string) =>
  join(folder, 'sha256', sha256.slice(0, 2), sha256.slice(2, 4), sha256.slice(4));

describe('a file that arrived', () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 300_001])(
    'comes back byte for byte when it has %i bytes',
    async (length) => {
      const bytes = randomBytes(length);
      const sha256 = await put(bytes, 7001);
      expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect((await everything(sha256)).equals(bytes)).toBe(true);
    },
  );

  it('can be read from any place, and past its end gives what there is', async () => {
    const bytes = randomBytes(200_000);
    const file = await store.open(await put(bytes));
    await fc.assert(
      fc.asyncProperty(fc.nat(210_000), fc.nat(140_000), async (offset, length) => {
        const read = await file.read(offset, length);
        return read.equals(bytes.subarray(offset, offset + length));
      }),
      { numRuns: 50 },
    );
    await file.close();
  });

  it('lies on the disk under nothing but its hash, and unreadable', async () => {
    const words = Buffer.from('Mrs Ethel Sidebottom, 14 Chapel Row'.repeat(100));
    const sha256 = await put(words);
    const stored = await readFile(pathOf(sha256));
    expect(stored.includes('Ethel')).toBe(false);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('is kept once when it arrives twice', async () => {
    const bytes = randomBytes(10_000);
    expect(await put(bytes, 10)).toBe(await put(bytes, 9_999));
    const names = await readdir(join(folder, 'sha256'), { recursive: true, withFileTypes: true });
    expect(names.filter((name) => name.isFile())).toHaveLength(1);
  });

  it('is refused with its cap in the sentence when it is too large, and leaves nothing', async () => {
    const refused = await store.put(inParts(randomBytes(3_000_000), 65_536), 2_097_152);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'files/too-large' } });
    expect(!refused.ok && refused.refusal.message).toContain('2 MiB');
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('is gone after it was disposed of, and disposing again is no fault', async () => {
    const sha256 = await put(randomBytes(10));
    await store.dispose(sha256);
    await store.dispose(sha256);
    expect(await store.has(sha256)).toBe(false);
    await expect(everything(sha256)).rejects.toThrow('ENOENT');
  });
});

describe('a file that someone changed', () => {
  it('is never given out, whichever byte was changed', async () => {
    const sha256 = await put(randomBytes(150_000));
    const good = await readFile(pathOf(sha256));
    for (const at of [0, 9, 40, 41, 65_000, 66_000, 140_000, good.length - 1]) {
      const bad = Buffer.from(good);
      bad[at]! ^= 1;
      await writeFile(pathOf(sha256), bad);
      await expect(everything(sha256), `byte ${at}`).rejects.toThrow();
    }
  });

  it('is never given out when frames were cut off or swapped', async () => {
    const sha256 = await put(randomBytes(200_000));
    const good = await readFile(pathOf(sha256));
    const frame = 65_552;
    const cut = good.subarray(0, 40 + 2 * frame);
    const swapped = Buffer.concat([
      good.subarray(0, 40),
      good.subarray(40 + frame, 40 + 2 * frame),
      good.subarray(40, 40 + frame),
      good.subarray(40 + 2 * frame),
    ]);
    for (const bad of [cut, swapped, good.subarray(0, good.length - 5), good.subarray(0, 20)]) {
      await writeFile(pathOf(sha256), bad);
      await expect(everything(sha256)).rejects.toThrow();
    }
  });

  it('cannot stand in for another file of the same store', async () => {
    const [one, other] = [await put(randomBytes(500)), await put(randomBytes(500))];
    await writeFile(pathOf(one), await readFile(pathOf(other)));
    await expect(everything(one)).rejects.toThrow();
  });

  it('cannot be read with another key', async () => {
    const sha256 = await put(randomBytes(500));
    const stranger = openFileStore(folder, randomBytes(32));
    await expect(stranger.open(sha256)).rejects.toThrow();
  });
});

describe('a delivery that broke off', () => {
  it('leaves no file, and what it left on the way is swept at the next start', async () => {
    await expect(store.put(broken())).rejects.toThrow('the line went dead');
    expect(await readdir(folder)).toEqual(['incoming']);
    await writeFile(join(folder, 'incoming', 'left-by-a-kill'), 'half');
    expect(await store.sweep()).toBe(1);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });
});
