import { quantileSorted } from 'd3-array';
import { drawable } from './drawing.ts';
import { sequentialColours } from './palette.ts';
import { plainNumber, type Format } from './value-axis.ts';

/** One step of a colour scale, with the words that the legend gives it. */
export interface ValueClass {
  /** Values from this one up to the next class's. */
  from: number;
  colour: string;
  words: string;
}

/** Down to two figures, and from 20 to the nearest 5 of the second: 17, 20, 25, 30 … and their tens and tenths. */
function roundedDown(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value)) / 10;
  const steps = Math.floor(value / unit + 1e-9);
  const to = steps >= 20 ? 5 : 1;
  return Math.floor(steps / to) * to * unit;
}

function wordsOf(from: number, next: number | undefined, whole: boolean, format: Format): string {
  if (next === undefined) return `${format(from)} or more`;
  if (!whole) return `${format(from)} to under ${format(next)}`;
  return next - from === 1 ? format(from) : `${format(from)} to ${format(next - 1)}`;
}

/**
 * Classes for a map of a quantity that is never negative: about as many areas in each, from round numbers, the lowest from 0.
 * Fewer than asked where the values do not allow more.
 *
 * @param values of the areas; null and negative ones are left out
 * @param count how many classes, 1 to 6 (five read best)
 * @returns lightest first; one class where all values are equal, none where there are none
 * @example the counts 1 to 100, four classes → 0 to 24, 25 to 49, 50 to 74, 75 or more
 */
export function valueClasses(
  values: Iterable<number | null>,
  count = 5,
  format: Format = plainNumber,
): ValueClass[] {
  const known = [...values].map(drawable).filter((value) => value !== null && value >= 0) as number[];
  known.sort((a, b) => a - b);
  if (known.length === 0) return [];
  const whole = known.every((value) => Number.isInteger(value));
  const wanted = Math.min(6, Math.max(1, Math.round(count)));
  const starts = new Set([0]);
  for (let i = 1; i < wanted; i++) {
    const start = quantileSorted(known, i / wanted)!;
    if (start <= 0) continue;
    const rounded = roundedDown(start);
    starts.add(whole ? Math.max(1, Math.round(rounded)) : Number(rounded.toPrecision(6)));
  }
  const froms = [...starts].sort((a, b) => a - b).filter((from) => from <= known.at(-1)!);
  const colours = sequentialColours(froms.length);
  return froms.map((from, i) => ({
    from,
    colour: colours[i]!,
    words: wordsOf(from, froms[i + 1], whole, format),
  }));
}

/** The class of a value: the last that begins at or below it, or the first for a value below all. */
export function classOf(value: number, classes: readonly ValueClass[]): ValueClass | undefined {
  return classes.findLast(({ from }) => value >= from) ?? classes[0];
}
