/**
 * Where the classes of a choropleth begin: about as many areas in each, at numbers people can say.
 *
 * Quantiles of the counts above zero, each rounded to two significant digits or, under ten, to a whole number; breaks
 * that fall together become one, so there may be fewer classes than asked for.
 *
 * @param counts whole numbers, one an area; zeros have no part in it
 * @param classes how many at most
 * @returns the least count of each class, ascending; the first is the least count above zero. Empty without any
 * @example classBreaks([0, 1, 2, 3, 8, 14, 30, 88, 412], 4) → [1, 3, 14, 88]
 */
export function classBreaks(counts: readonly number[], classes: number): number[] {
  const above = counts.filter((count) => count > 0).sort((a, b) => a - b);
  const breaks: number[] = [];
  for (let step = 0; step < classes && above.length > 0; step++) {
    const at = above[Math.floor((step * above.length) / classes)]!;
    const next = step === 0 ? at : sayable(at);
    if (breaks.length === 0 || next > breaks.at(-1)!) breaks.push(next);
  }
  // Rounding up may have left the last class without an area.
  while (breaks.length > 1 && breaks.at(-1)! > above.at(-1)!) breaks.pop();
  return breaks;
}

/** Which class a count falls in, from 0; undefined below the first. */
export function classOf(breaks: readonly number[], count: number): number | undefined {
  const at = breaks.findLastIndex((from) => count >= from);
  return at < 0 ? undefined : at;
}

function sayable(count: number): number {
  if (count < 10) return Math.round(count);
  const step = 10 ** (Math.floor(Math.log10(count)) - 1);
  return Math.round(count / step) * step;
}
