import { setTimeout as wait } from 'node:timers/promises';
import { familyOf, read } from './processes.ts';
import type { Report } from './report.ts';

const limitMb = 600;

/** Memory of the parent, the web, the worker and the database after being left alone for a while. */
export async function measureIdle(report: Report, pid: number, idleS: number, when: string): Promise<void> {
  await wait(idleS * 1000);
  const parts = new Map<string, number>();
  let shared = 'each page of memory counted once, shared among those that use it';
  for (const { pid: one, command } of familyOf(pid)) {
    const part =
      one === pid
        ? 'parent'
        : /web\.mjs/.test(command)
          ? 'web'
          : /worker\.mjs/.test(command)
            ? 'worker'
            : /postgres/.test(command)
              ? 'database'
              : 'other';
    const { megabytes, isShare } = memoryOf(one);
    if (!isShare) shared = 'as resident, so what is shared counts more than once';
    parts.set(part, (parts.get(part) ?? 0) + megabytes);
  }
  const total = [...parts.values()].reduce((sum, megabytes) => sum + megabytes, 0);
  report.limit(`memory, ${when} (${idleS} s)`, total, limitMb, 'MB');
  report.say(
    `  ${[...parts].map(([part, megabytes]) => `${part} ${Math.round(megabytes)}`).join(', ')}; ${shared}`,
  );
}

/** Proportional share where the system tells it, else resident. */
function memoryOf(pid: number): { megabytes: number; isShare: boolean } {
  const share = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1];
  if (share !== undefined) return { megabytes: (Number(share) * 1024) / 1e6, isShare: true };
  const resident = /^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? '0';
  return { megabytes: (Number(resident) * 1024) / 1e6, isShare: false };
}
