import { SMALL } from './drawing.ts';
import { QUIET } from './palette.ts';
import { element, words } from './svg.ts';

const NAMES = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A month as a number that counts on by one: year × 12 + month - 1. Undefined for what is not "YYYY-MM". */
export function monthNumber(month: string): number | undefined {
  const found = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month);
  return found ? Number(found[1]) * 12 + Number(found[2]) - 1 : undefined;
}

const STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240];

/**
 * Ticks and names of months along the foot, as many as fit, on the natural ones (quarters, half-years, years), each year
 * named under its first month shown.
 */
export function monthAxis(
  first: number,
  last: number,
  position: (month: number) => number,
  y: number,
): string {
  const perMonth = last > first ? Math.abs(position(last) - position(first)) / (last - first) : Infinity;
  const room = SMALL * 2.6;
  const step = STEPS.find((each) => each * perMonth >= room) ?? 240;
  const shown: number[] = [];
  for (let month = first; month <= last; month++) if (step === 1 || month % step === 0) shown.push(month);
  if (shown.length === 0) shown.push(first);
  let year = -1;
  return shown
    .map((month) => {
      const x = position(month);
      const centred = { 'text-anchor': 'middle', 'font-size': SMALL, fill: QUIET };
      const newYear = Math.floor(month / 12) !== year;
      year = Math.floor(month / 12);
      const name = step >= 12 ? String(year) : NAMES[month % 12]!;
      return (
        element('line', { x1: x, x2: x, y1: y, y2: y + 5, stroke: '#5f717a' }) +
        words(x, y + 19, name, centred) +
        (newYear && step < 12 ? words(x, y + 36, String(year), centred) : '')
      );
    })
    .join('');
}
