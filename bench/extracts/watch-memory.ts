import { familyOf, read } from '../web/processes.ts';

export interface Megabytes {
  program: number;
  /** What the database's processes hold for themselves. */
  database: number;
  /** What they share: the buffers that its settings give it, as far as they were used yet. */
  shared: number;
}

export interface MemoryWatch {
  /** What was in use when watching began. */
  idle: Megabytes;
  /** The most at any one look of each; `together` of program and database. */
  stop(): Megabytes & { together: number };
}

const lookEveryMs = 200;

/** Watches this process's resident memory, and the database's. */
export function watchMemory(postmasterPid: number): MemoryWatch {
  const look = (): Megabytes => ({
    program: process.memoryUsage.rss() / 1_048_576,
    ...databaseMegabytes(postmasterPid),
  });
  const idle = look();
  const most = { ...idle, together: idle.program + idle.database };
  const timer = setInterval(() => {
    const now = look();
    for (const part of ['program', 'database', 'shared'] as const)
      most[part] = Math.max(most[part], now[part]);
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

/** From each process's own counts, which cost nothing to read; the sum of its pages would take a tenth of the time measured. */
function databaseMegabytes(postmaster: number): { database: number; shared: number } {
  let [own, shared] = [0, 0];
  for (const { pid } of familyOf(postmaster)) {
    const parts = read(`/proc/${pid}/status`);
    const kilobytes = (name: string) =>
      Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(parts)?.[1] ?? 0);
    own += kilobytes('RssAnon');
    shared = Math.max(shared, kilobytes('RssShmem'));
  }
  return { database: own / 1024, shared: shared / 1024 };
}
