import type { Period } from '../types.ts';

/** The twelve months that end with the month of `last`, or with what was asked for at either end. */
export function periodAsked(
  asked: { from?: Temporal.PlainDate | undefined; until?: Temporal.PlainDate | undefined },
  last: Temporal.PlainDate,
): Period {
  const until = asked.until ?? endOfMonth(asked.from && isAfter(asked.from, last) ? asked.from : last);
  const from = asked.from ?? until.with({ day: 1 }).subtract({ months: 11 });
  // Ends given the wrong way round are taken the right way round.
  return isAfter(from, until) ? { from: until, until: from } : { from, until };
}

/** How many whole months a period is; undefined where it is not made of whole months. */
export function wholeMonthsIn({ from, until }: Period): number | undefined {
  if (from.day !== 1 || !until.equals(endOfMonth(until))) return undefined;
  return from.until(until.add({ days: 1 }), { largestUnit: 'months' }).months;
}

/** As long a time just before: whole months before whole months, else as many days. */
export function periodBefore(period: Period): Period {
  const { from } = period;
  const months = wholeMonthsIn(period);
  return {
    from: from.subtract(months === undefined ? { days: daysIn(period) } : { months }),
    until: from.subtract({ days: 1 }),
  };
}

/** From the first day of any of the periods to the last. */
export function spanOf(periods: readonly Period[]): Period {
  return {
    from: periods.map(({ from }) => from).sort(Temporal.PlainDate.compare)[0]!,
    until: periods
      .map(({ until }) => until)
      .sort(Temporal.PlainDate.compare)
      .at(-1)!,
  };
}

/** "2025-08" for each month that a period touches, in order. */
export function monthsIn({ from, until }: Period): string[] {
  const months: string[] = [];
  const last = until.toPlainYearMonth();
  for (
    let month = from.toPlainYearMonth();
    Temporal.PlainYearMonth.compare(month, last) <= 0;
    month = month.add({ months: 1 })
  )
    months.push(month.toString());
  return months;
}

export function daysIn({ from, until }: Period): number {
  return from.until(until, { largestUnit: 'days' }).days + 1;
}

function endOfMonth(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.with({ day: day.daysInMonth });
}

function isAfter(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) > 0;
}
