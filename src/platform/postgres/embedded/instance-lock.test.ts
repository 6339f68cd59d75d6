import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acquireInstanceLock, type InstanceLock } from './instance-lock.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cw-'));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('starting twice at once', () => {
  it('refuses the second, naming the process and then the address', () => {
    const lock = acquireInstanceLock(dir) as InstanceLock;
    expect(lock.ok).toBe(true);
    expect(acquireInstanceLock(dir)).toEqual({
      ok: false,
      sentence: `Commonweal is already running over ${dir}, as process ${process.pid} and is still starting: use that one, or stop it first.`,
    });
    lock.announce('http://localhost:3000');
    expect(acquireInstanceLock(dir)).toMatchObject({
      sentence: expect.stringContaining(`as process ${process.pid} at http://localhost:3000`),
    });
    lock.release();
    expect(acquireInstanceLock(dir).ok).toBe(true);
  });

  it('lets one of eight programs in, also over the lock of one that was killed', async () => {
    const dead = spawnSync(process.execPath, ['--version']);
    for (const stale of [undefined, { pid: dead.pid, startToken: 'long ago' }]) {
      rmSync(join(dir, 'running.json'), { force: true });
      if (stale) writeFileSync(join(dir, 'running.json'), JSON.stringify(stale));
      const answers = await Promise.all(Array.from({ length: 8 }, () => tryInAnotherProcess()));
      expect(answers.toSorted()).toEqual([
        'false',
        'false',
        'false',
        'false',
        'false',
        'false',
        'false',
        'true',
      ]);
    }
  });
});

describe('a lock that was left behind', () => {
  it('is taken over when its process is gone', () => {
    const gone = spawnSync(process.execPath, ['--version']);
    writeFileSync(join(dir, 'running.json'), JSON.stringify({ pid: gone.pid, startToken: 'long ago' }));
    expect(acquireInstanceLock(dir).ok).toBe(true);
  });

  it.skipIf(process.platform === 'win32')(
    'is taken over when another program has its process number now',
    () => {
      writeFileSync(
        join(dir, 'running.json'),
        JSON.stringify({ pid: process.pid, startToken: 'before this one' }),
      );
      expect(acquireInstanceLock(dir).ok).toBe(true);
    },
  );

  it('is taken over when it cannot be read', () => {
    writeFileSync(join(dir, 'running.json'), '{"pid": 12');
    expect(acquireInstanceLock(dir).ok).toBe(true);
  });

  it('is taken over although an earlier takeover was cut short', () => {
    writeFileSync(join(dir, 'running.json'), '');
    mkdirSync(join(dir, 'running.takeover'));
    utimesSync(join(dir, 'running.takeover'), 1, 1);
    expect(acquireInstanceLock(dir).ok).toBe(true);
    expect(existsSync(join(dir, 'running.takeover'))).toBe(false);
  });
});

it('releasing does not remove the lock of another program', () => {
  const lock = acquireInstanceLock(dir) as InstanceLock;
  writeFileSync(join(dir, 'running.json'), JSON.stringify({ pid: 1, startToken: 'another' }));
  lock.release();
  expect(existsSync(join(dir, 'running.json'))).toBe(true);
});

/** Tries for the lock in a program of its own, which stays alive until all have been answered. */
function tryInAnotherProcess(): Promise<string> {
  const program = `
    const { acquireInstanceLock } = await import(${JSON.stringify(join(import.meta.dirname, 'instance-lock.ts'))});
    console.log(acquireInstanceLock(${JSON.stringify(dir)}).ok);
    setTimeout(() => undefined, 60_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  children.push(child);
  return new Promise((resolve) =>
    child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim())),
  );
}

const children: ReturnType<typeof spawn>[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
