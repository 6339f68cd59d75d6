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

/** Most different values that are looked at one by one; of more, as many quantiles. */
const mostValues = 300;
/** A class may begin this share of its own width early, to begin at a round number. */
const leeway = 0.15;

/**
 * Where classes begin so that values within one are as like as can be: least sum of squared distances from the classes' means.
 *
 * @param sorted rising
 * @returns the first value of each class but the lowest
 * @source W. D. Fisher, "On grouping for maximum homogeneity", JASA 53 (1958); known to map makers as Jenks' natural breaks
 */
function naturalStarts(sorted: readonly number[], count: number): number[] {
  const values =
    sorted.length <= mostValues
      ? sorted
      : Array.from({ length: mostValues }, (_, i) =>
          quantileSorted(sorted as number[], i / (mostValues - 1))!,
        );
  const n = values.length;
  const sums = new Float64Array(n + 1);
  const squares = new Float64Array(n + 1);
  for (const [i, value] of values.entries()) {
    sums[i + 1] = sums[i]! + value;
    squares[i + 1] = squares[i]! + value * value;
  }
  const spread = (from: number, to: number) => {
    const sum = sums[to]! - sums[from]!;
    return squares[to]! - squares[from]! - (sum * sum) / (to - from);
  };
  let least = Float64Array.from({ length: n + 1 }, (_, to) => (to === 0 ? 0 : spread(0, to)));
  const begins: Uint16Array[] = [];
  for (let classes = 2; classes <= Math.min(count, n); classes++) {
    const next = new Float64Array(n + 1).fill(Infinity);
    const begin = new Uint16Array(n + 1);
    for (let to = classes; to <= n; to++)
      for (let from = classes - 1; from < to; from++) {
        const cost = least[from]! + spread(from, to);
        if (cost < next[to]!) [next[to], begin[to]] = [cost, from];
      }
    least = next;
    begins.push(begin);
  }
  const starts: number[] = [];
  let to = n;
  for (const begin of begins.toReversed()) {
    to = begin[to]!;
    starts.unshift(values[to]!);
  }
  return starts;
}

/** The roundest number above `low` and at most `high`: of hundreds before fifties, fifties before tens. */
function roundest(low: number, high: number): number {
  for (let unit = 10 ** Math.ceil(Math.log10(high)); unit > high * 1e-6; unit /= 10)
    for (const step of [unit, unit / 2]) {
      const number = Math.floor(high / step + 1e-9) * step;
      if (number > low) return number;
    }
  return high;
}

function wordsOf(from: number, next: number | undefined, whole: boolean, format: Format): string {
  if (next === undefined) return `${format(from)} or more`;
  if (!whole) return `${format(from)} to under ${format(next)}`;
  return next - from === 1 ? format(from) : `${format(from)} to ${format(next - 1)}`;
}

/**
 * Classes for a map of a quantity that is never negative: values that lie close together share one, each begins at a round
 * number, the lowest at 0. Fewer than asked where the values do not allow more.
 *
 * @param values of the areas; null and negative ones are left out
 * @param count how many classes, 1 to 6 (five read best)
 * @returns lightest first; one class where all values are equal, none where there are none
 * @example 316, 387, 388, 920, 996, 1143, 1871, 2170, 2289, 3221 in four → 0 to 499, 500 to 1,499, 1,500 to 2,999, 3,000 or more
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
  const starts = [0];
  for (const start of new Set(naturalStarts(known, wanted))) {
    const before = starts.at(-1)!;
    const below = known.findLast((value) => value < start);
    if (below === undefined) continue;
    const low = Math.max(before, Math.min(below, start - leeway * (start - before)));
    if (low >= start) continue;
    const from = whole ? Math.max(before + 1, Math.ceil(roundest(low, start))) : roundest(low, start);
    starts.push(Number(from.toPrecision(6)));
  }
  const froms = starts.filter((from) => from <= known.at(-1)!);
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
