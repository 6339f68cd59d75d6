import { barChart, horizontalBars, wideAndNarrow, type Bar } from '../../../engines/charts/index.ts';
import type { FigureRow, MonthRow } from '../types.ts';
import { monthName } from './in-words.ts';

/** Half the page at its usual width, less the gap between two figures. */
const halfWidth = 480;
/** The whole page beside its filters. */
const wholeWidth = 980;

function barOf(label: string, { reports }: FigureRow): Bar {
  return reports === undefined ? { label, value: null, missing: '<5' } : { label, value: reports };
}

/** "Aug" and, in January and at the beginning, its year: "Jan 25". */
function shortMonth(code: string, at: number): string {
  const [name = '', year = ''] = monthName(code).split(' ');
  return at === 0 || code.endsWith('-01') ? `${name.slice(0, 3)} ${year.slice(2)}` : name.slice(0, 3);
}

export function monthChart(rows: readonly MonthRow[]): string {
  const first = rows[0] && monthName(rows[0].code);
  const last = rows.at(-1) && monthName(rows.at(-1)!.code);
  return wideAndNarrow(
    (width, suffix) =>
      barChart({
        id: `by-month-chart${suffix}`,
        title: 'Reports a month',
        description: `One bar a month, from ${first} to ${last}. The table has every number.`,
        bars: rows.map((row, at) => barOf(shortMonth(row.code, at), row)),
        unit: 'Reports a month',
        width,
        height: suffix === '' ? 260 : 240,
      }),
    wholeWidth,
  );
}

/** @param isWide over the whole page rather than half of it */
export function barsChart(id: string, title: string, rows: readonly FigureRow[], isWide = false): string {
  return wideAndNarrow(
    (width, suffix) =>
      horizontalBars({
        id: `${id}-chart${suffix}`,
        title,
        description: 'One bar each, longest first. The table has every number.',
        bars: rows.map((row) => barOf(row.name, row)),
        unit: 'Reports',
        width,
      }),
    isWide ? wholeWidth : halfWidth,
  );
}
