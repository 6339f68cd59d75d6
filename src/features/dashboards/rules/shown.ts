import { hideSmall } from '../../../engines/statistics/index.ts';
import type { Shown } from '../types.ts';

/** How the counts of one set of figures are shown: as they are, or rounded with small ones hidden. */
export type Showing = (count: number) => Shown;

export function showing(isRounded: boolean): Showing {
  return isRounded ? hideSmall : (count) => count;
}

/** Whole percent by which a count differs from an earlier one; undefined where either is hidden or there is nothing to compare with. */
export function changePercent(now: Shown, before: Shown): number | undefined {
  if (now === undefined || before === undefined || before === 0) return undefined;
  return Math.round(((now - before) / before) * 100);
}

/** Largest first; a hidden count stands below every count that is shown and above nought. */
export function byCount<T extends { reports: Shown; name: string }>(rows: readonly T[]): T[] {
  return rows.toSorted(
    (a, b) => weight(b.reports) - weight(a.reports) || a.name.localeCompare(b.name, 'en-GB'),
  );
}

function weight(count: Shown): number {
  return count ?? 0.5;
}
