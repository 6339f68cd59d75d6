import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Does something that two programs must not do at once; the second waits for the first.
 *
 * @template T
 * @param {string} file names the holder's process; a holder that is gone does not count
 * @param {() => void} sayWaiting called once, when there is a wait
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function oneAtATime(file, sayWaiting, act) {
  mkdirSync(dirname(file), { recursive: true });
  let waited = false;
  while (!(await tryHold(file))) {
    if (!waited) sayWaiting();
    waited = true;
    await pause(300);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await act();
  } finally {
    process.off('exit', release);
    release();
  }
}

async function tryHold(file) {
  const holder = readHolder(file);
  if (holder !== undefined && isRunning(holder)) return false;
  if (holder !== undefined) rmSync(file, { force: true });
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  // Another program may have judged the same holder gone, and removed ours with it: look again before acting.
  await pause(50);
  return readHolder(file) === process.pid;
}

function readHolder(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function isRunning(pid) {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
