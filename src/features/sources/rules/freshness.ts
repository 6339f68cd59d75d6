/** How fresh a source is, against the rhythm its partner promised. */
export type Freshness =
  | { state: 'never'; expectedEveryDays: number | undefined }
  | { state: 'on-time' | 'late' | 'no-rhythm'; daysAgo: number; expectedEveryDays: number | undefined };

/**
 * @param lastOn local day of the last extract taken in; undefined when there was none
 * @param expectedEveryDays the promised rhythm in whole days; undefined when none was promised
 * @returns late once more whole days have gone by than the rhythm allows; a day in the future counts as today
 * @example last on 1 May, every 7 days: on 8 May on time, on 9 May late
 */
export function freshnessOf(
  lastOn: Temporal.PlainDate | undefined,
  expectedEveryDays: number | undefined,
  today: Temporal.PlainDate,
): Freshness {
  if (!lastOn) return { state: 'never', expectedEveryDays };
  const daysAgo = Math.max(0, lastOn.until(today).days);
  if (expectedEveryDays === undefined) return { state: 'no-rhythm', daysAgo, expectedEveryDays };
  return { state: daysAgo > expectedEveryDays ? 'late' : 'on-time', daysAgo, expectedEveryDays };
}

/** Whether someone should ask the partner what happened. */
export function isOverdue(freshness: Freshness): boolean {
  return (
    freshness.state === 'late' || (freshness.state === 'never' && freshness.expectedEveryDays !== undefined)
  );
}
