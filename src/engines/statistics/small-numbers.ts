/** Counts below this many are never shown to those who may not see the rows they are made of. */
export const smallestShown = 5;

/** Counts above it are rounded to a multiple of this many. */
export const roundedTo = 5;

/**
 * A count as it may be shown to those who may not see the rows it is made of.
 *
 * Nought is shown as nought; one to four are hidden; everything else is rounded to the nearest five, totals included, so
 * that a hidden count cannot be found by taking the others from the total: what is left is uncertain by at least two and a half for each.
 *
 * @param count a whole number, at least 0
 * @returns undefined where it is hidden
 * @source Rounding to five and hiding under five, as common practice in published small-area statistics (Office for
 *   National Statistics, disclosure control guidance; National Records of Scotland); the limits are a local choice
 * @example hideSmall(3) → undefined; hideSmall(7) → 5; hideSmall(8) → 10; hideSmall(0) → 0
 */
export function hideSmall(count: number): number | undefined {
  if (count === 0) return 0;
  return count < smallestShown ? undefined : Math.round(count / roundedTo) * roundedTo;
}
