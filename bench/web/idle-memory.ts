import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Report } from './report.ts';

const limitMb = 600;

interface Process {
  pid: number;
  parent: number;
  command: string;
}

/** Memory of the parent, the web, the worker and the database after being left alone for a while. */
export async function measureIdle(report: Report, pid: number, idleS: number, when: string): Promise<void> {
  await wait(idleS * 1000);
  const all = processes();
  const ours = [pid];
  for (const one of ours) ours.push(...all.filter(({ parent }) => parent === one).map((child) => child.pid));
  const parts = new Map<string, number>();
  let shared = 'each page of memory counted once, shared among those that use it';
  for (const one of ours) {
    const command = all.find((process) => process.pid === one)?.command ?? '';
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

function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = read(`/proc/${name}/stat`);
      // The command stands in brackets and may hold any character.
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return stat === ''
        ? []
        : [{ pid: Number(name), parent, command: read(`/proc/${name}/cmdline`).replaceAll('\0', ' ') }];
    });
}

/** Proportional share where the system tells it, else resident. */
function memoryOf(pid: number): { megabytes: number; isShare: boolean } {
  const share = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1];
  if (share !== undefined) return { megabytes: (Number(share) * 1024) / 1e6, isShare: true };
  const resident = /^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? '0';
  return { megabytes: (Number(resident) * 1024) / 1e6, isShare: false };
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
