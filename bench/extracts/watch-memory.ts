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
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      if (Number(name) !== postmaster && parentOf(name) !== postmaster) continue;
      const share = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${name}/smaps_rollup`, 'utf8'))?.[1];
      kilobytes += Number(share ?? 0);
    } catch {
      // It ended between the listing and the look.
    }
  }
  return kilobytes / 1024;
}

function parentOf(pid: string): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}
