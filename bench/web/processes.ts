import { readFileSync, readdirSync } from 'node:fs';

export interface Process {
  pid: number;
  parent: number;
  command: string;
  /** Processor time used so far, its own and the system's for it. */
  usedMs: number;
}

/** Linux counts processor time in hundredths of a second, whatever the machine's own clock. */
const tickMs = 10;

/** A process and all below it, as they are now. */
export function familyOf(pid: number): Process[] {
  const all = readdirSync('/proc').flatMap((name) => {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : '';
    if (stat === '') return [];
    // The command stands in brackets and may hold any character.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const command = read(`/proc/${name}/cmdline`).replaceAll('\0', ' ');
    return [{ pid: Number(name), parent: fields[1]!, command, usedMs: (fields[11]! + fields[12]!) * tickMs }];
  });
  const family = all.filter((one) => one.pid === pid);
  for (const { pid: above } of family) family.push(...all.filter(({ parent }) => parent === above));
  return family;
}

/** Processor time a family used between two looks; of those that ended meanwhile nothing is counted. */
export function usedSince(before: readonly Process[], now: readonly Process[]): number {
  const was = new Map(before.map(({ pid, usedMs }) => [pid, usedMs]));
  return now.reduce((sum, { pid, usedMs }) => sum + usedMs - (was.get(pid) ?? 0), 0);
}

export function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
