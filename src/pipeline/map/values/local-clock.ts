const DAY_MS = 86_400_000;

/** An instant that a local clock showed, in milliseconds since 1970 UTC. */
export interface ClockReading {
  ms: number;
  /** `twice`: clocks went back over it, the earlier is taken. `skipped`: they went forward past it, it is moved on. */
  doubt?: 'twice' | 'skipped';
}

export type LocalClock = (year: number, month: number, day: number, msOfDay: number) => ClockReading;

/** What to take from local time to have UTC on a day, or `changes` where that differs within the day. */
function offsetOn(zone: string, year: number, month: number, day: number): number | 'changes' {
  const date = new Temporal.PlainDate(year, month, day);
  const start = date.toZonedDateTime(zone).epochMilliseconds;
  const next = date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
  return next - start === DAY_MS ? Date.UTC(year, month - 1, day) - start : 'changes';
}

function onChangeDay(zone: string, year: number, month: number, day: number, msOfDay: number): ClockReading {
  const local = new Temporal.PlainDateTime(year, month, day).add({ milliseconds: msOfDay });
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { ms: earlier.epochMilliseconds };
  return earlier.toPlainDateTime().equals(local)
    ? { ms: earlier.epochMilliseconds, doubt: 'twice' }
    : { ms: later.epochMilliseconds, doubt: 'skipped' };
}

const clocks = new Map<string, LocalClock>();

/**
 * The clock of a time zone: from local date and time of day to an instant, quick because the offset of each day is kept
 * (at most 110,000 days can be asked for, the years 1850 to 2150).
 *
 * @example localClock('Europe/London')(2025, 10, 26, 5_400_000) → 00:30 UTC, twice: 1:30 came twice that night
 */
export function localClock(zone: string): LocalClock {
  const known = clocks.get(zone);
  if (known) return known;
  const offsets = new Map<number, number | 'changes'>();
  const clock: LocalClock = (year, month, day, msOfDay) => {
    const midnight = Date.UTC(year, month - 1, day);
    let offset = offsets.get(midnight);
    if (offset === undefined) {
      offset = offsetOn(zone, year, month, day);
      offsets.set(midnight, offset);
    }
    if (offset === 'changes') return onChangeDay(zone, year, month, day, msOfDay);
    return { ms: midnight + msOfDay - offset };
  };
  clocks.set(zone, clock);
  return clock;
}
