import { randomUUID } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { isRunning, processStartToken } from './process-table.ts';

/** Held for as long as this program is the one that runs over a folder. */
export interface InstanceLock {
  ok: true;
  /** Tells whoever is refused where this one can be found, for example `http://localhost:3000`. */
  announce(address: string): void;
  release(): void;
}

interface Holder {
  pid: number;
  /** tells this process from a later one with the same number */
  startToken: string | undefined;
  address?: string;
}

const LOCK = 'running.json';
const TAKEOVER = 'running.takeover';
/** A takeover is a few file operations; one this old was cut short. */
const TAKEOVER_LIMIT_MS = 5_000;

/**
 * Makes this process the only one that runs over `dir`. A lock whose process is gone is taken over.
 *
 * @returns the lock, or one sentence that names the process (and address, when it has told it) already running
 */
export function acquireInstanceLock(dir: string): InstanceLock | { ok: false; sentence: string } {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, LOCK);
  const self: Holder = { pid: process.pid, startToken: processStartToken(process.pid) };
  for (;;) {
    if (tryWriteFirst(file, self)) return makeLock(file, self);
    const holder = readHolder(file);
    if (holder && isAlive(holder)) return { ok: false, sentence: describeRefusal(dir, holder) };
    removeIfStale(dir, file);
  }
}

function makeLock(file: string, self: Holder): InstanceLock {
  return {
    ok: true,
    announce: (address) => {
      const unfinished = `${file}.${randomUUID()}`;
      writeFileSync(unfinished, JSON.stringify({ ...self, address }));
      renameSync(unfinished, file);
    },
    release: () => {
      const holder = readHolder(file);
      if (holder?.pid === self.pid && holder.startToken === self.startToken) rmSync(file, { force: true });
    },
  };
}

/** The file appears complete, or not at all because there already is one. */
function tryWriteFirst(file: string, self: Holder): boolean {
  const unfinished = `${file}.${randomUUID()}`;
  writeFileSync(unfinished, JSON.stringify(self));
  try {
    linkSync(unfinished, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Only one process at a time may remove a stale lock, else the second would remove the first one's new lock. */
function removeIfStale(dir: string, file: string): void {
  const takeover = join(dir, TAKEOVER);
  try {
    mkdirSync(takeover);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const started = statSync(takeover, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - started > TAKEOVER_LIMIT_MS) rmSync(takeover, { recursive: true, force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    return;
  }
  const holder = readHolder(file);
  if (!holder || !isAlive(holder)) rmSync(file, { force: true });
  rmdirSync(takeover);
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder): boolean {
  if (!isRunning(holder.pid)) return false;
  return holder.startToken === undefined || processStartToken(holder.pid) === holder.startToken;
}

function describeRefusal(dir: string, holder: Holder): string {
  const where = holder.address ? `at ${holder.address}` : 'and is still starting';
  return `Commonweal is already running over ${dir}, as process ${holder.pid} ${where}: use that one, or stop it first.`;
}
