import { drawable } from './drawing.ts';
import { monthNumber } from './month-axis.ts';
import { PAPER } from './palette.ts';
import { decimal, element } from './svg.ts';

export interface MonthlySeries {
  name: string;
  /** Months as "YYYY-MM", in any order; a month that is absent or null leaves a gap, it is never drawn as 0. */
  points: readonly { month: string; value: number | null }[];
}

/** A month counted from year 0, with what is known of it. */
export interface MonthPoint {
  month: number;
  value: number | null;
}

/** Each series with one point for every month from the first of all to the last, so that what is absent is a gap. */
export function everyMonth(series: readonly MonthlySeries[]): MonthPoint[][] {
  let [first, last] = [Infinity, -Infinity];
  for (const { points } of series) {
    for (const point of points) {
      const month = monthNumber(point.month);
      if (month === undefined) continue;
      first = Math.min(first, month);
      last = Math.max(last, month);
    }
  }
  if (!Number.isFinite(first)) return [];
  return series.map(({ points }) => {
    const known = new Map(points.map(({ month, value }) => [monthNumber(month), drawable(value)]));
    return Array.from({ length: last - first + 1 }, (_, i) => ({
      month: first + i,
      value: known.get(first + i) ?? null,
    }));
  });
}

/** Points with a gap on both sides: no line reaches them, so they are drawn as dots. */
export function lonePoints(points: readonly MonthPoint[]): MonthPoint[] {
  const gapAt = (i: number): boolean => (points[i]?.value ?? null) === null;
  return points.filter((_, i) => !gapAt(i) && gapAt(i - 1) && gapAt(i + 1));
}

/** Shapes by which line ends are told apart without colour, about 9 px wide. */
export function marker(kind: number, x: number, y: number, fill: string): string {
  const paint = { fill, stroke: PAPER };
  switch (kind % 4) {
    case 0:
      return element('circle', { cx: x, cy: y, r: 4.5, ...paint });
    case 1:
      return element('rect', { x: x - 4, y: y - 4, width: 8, height: 8, ...paint });
    case 2:
      return element('path', { d: `M${decimal(x)} ${decimal(y - 5.5)}l5.5 9.5h-11z`, ...paint });
    default:
      return element('path', { d: `M${decimal(x)} ${decimal(y - 6)}l6 6l-6 6l-6 -6z`, ...paint });
  }
}
