import { readFileSync, readdirSync } from 'node:fs';

export interface Megabytes {
  program: number;
  database: number;
}

export interface MemoryWatch {
  /** What was in use when watching began. */
  idle: Megabytes;
  /** The most at any one look of each, and of both together. */
  stop(): { program: number; database: number; together: number };
}

const lookEveryMs = 200;

/** Watches this process's resident memory, and the database's by proportional share, so that shared pages count once. */
export function watchMemory(postmasterPid: number): MemoryWatch {
  const look = (): Megabytes => ({
    program: process.memoryUsage.rss() / 1_048_576,
    database: databaseMegabytes(postmasterPid),
  });
  const idle = look();
  const most = { ...idle, together: idle.program + idle.database };
  const timer = setInterval(() => {
    const now = look();
    most.program = Math.max(most.program, now.program);
    most.database = Math.max(most.database, now.database);
    most.together = Math.max(most.together, now.program + now.database);
  }, lookEveryMs);
  return {
    idle,
    stop() {
      clearInterval(timer);
      return most;
    },
  };
}

function databaseMegabytes(postmaster: number): number {
  let kilobytes = 0;
  for (const pid of serverProcesses(postmaster)) {
    const share = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1];
    kilobytes += Number(share ?? 0);
  }
  return kilobytes / 1024;
}

const ticksPerSecond = 100;

/** Seconds of processor that the server's processes have used, those that ended included. */
export function databaseSeconds(postmaster: number): number {
  let ticks = 0;
  for (const pid of serverProcesses(postmaster)) {
    const [own, ended] = [statOf(pid).slice(11, 13), pid === postmaster ? statOf(pid).slice(13, 15) : []];
    for (const part of [...own, ...ended]) ticks += Number(part);
  }
  return ticks / ticksPerSecond;
}

function serverProcesses(postmaster: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid === postmaster || Number(statOf(pid)[1]) === postmaster);
}

/** The fields of /proc/<pid>/stat after the command, which may hold any character; none where the process has ended. */
function statOf(pid: number): string[] {
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
