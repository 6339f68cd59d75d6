import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

/**
 * Whether a process is running. A zombie is not: `kill(pid, 0)` succeeds on one for as long as nobody reaps it.
 */
export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return processStatus(pid)?.state !== 'Z';
}

/**
 * A token that differs between two processes that had the same number, one after the other.
 *
 * @returns boot and start tick on Linux, the start second on other Unix systems, `undefined` where neither can be read
 */
export function processStartToken(pid: number): string | undefined {
  const status = processStatus(pid);
  if (status) return `${bootId()}:${status.startTick}`;
  if (process.platform === 'win32') return undefined;
  const answer = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return answer.status === 0 && answer.stdout.trim() !== '' ? answer.stdout.trim() : undefined;
}

/**
 * Whether a process number belongs to a PostgreSQL server of this cluster. A number read from a file can have
 * passed to another program, always so when a container restarts and counts from 1 again.
 *
 * @param clusterDir real path of the cluster; the server makes it its working folder
 */
export function isServerOf(pid: number, clusterDir: string): boolean {
  if (!isRunning(pid)) return false;
  if (process.platform === 'linux') {
    try {
      if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'postgres') return false;
      return readlinkSync(`/proc/${pid}/cwd`) === clusterDir;
    } catch {
      return false;
    }
  }
  if (process.platform === 'win32') return true;
  const answer = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return answer.stdout.includes('postgres') && answer.stdout.includes(clusterDir);
}

/** Every process of this cluster that still lives, the server's own children included (Linux; elsewhere none are found). */
export function listServersOf(clusterDir: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((pid) => isServerOf(pid, clusterDir));
}

/** Kernel's line on a process: name in brackets (may hold spaces), then state, then numbers. */
function processStatus(pid: number): { state: string; startTick: string } | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '?', startTick: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'unknown';
  }
}
