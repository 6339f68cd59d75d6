import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  civilDay,
  clockShift,
  dayNumber,
  excelSerial,
  extractedAt,
  firstDay,
  fromLocal,
  isoDay,
  isoLocal,
  isoUtc,
  lastDay,
  localDay,
  localMinuteOfDay,
  officeTime,
  ukDay,
  ukLocal,
  weekday,
} from './calendar.ts';

const days = fc.integer({ min: dayNumber(1920, 1, 1), max: dayNumber(2027, 12, 31) });
const minutes = fc.integer({ min: firstDay * 1440, max: extractedAt });
const london = (at: number) =>
  Temporal.Instant.fromEpochMilliseconds(at * 60_000).toZonedDateTimeISO('Europe/London');

describe('the generator’s calendar', () => {
  it('agrees with Temporal about days', () => {
    fc.assert(
      fc.property(days, (day) => {
        const known = Temporal.PlainDate.from('1970-01-01').add({ days: day });
        const { year, month, day: dayOfMonth } = civilDay(day);
        expect(isoDay(day)).toBe(known.toString());
        expect(dayNumber(year, month, dayOfMonth)).toBe(day);
        expect(weekday(day)).toBe(known.dayOfWeek - 1);
      }),
    );
  });

  it('agrees with Temporal about London clocks, in summer and winter', () => {
    fc.assert(
      fc.property(minutes, (at) => {
        const known = london(at);
        expect(isoUtc(at)).toBe(known.toInstant().toString());
        expect(isoLocal(at)).toBe(known.toString({ timeZoneName: 'never' }));
        expect(clockShift(at)).toBe(known.offsetNanoseconds / 60e9);
      }),
    );
  });

  it('changes the clocks at one in the morning of the last Sunday of March and October', () => {
    const change = dayNumber(2025, 3, 30) * 1440 + 60;
    expect([clockShift(change - 1), clockShift(change)]).toEqual([0, 60]);
    const back = dayNumber(2024, 10, 27) * 1440 + 60;
    expect([clockShift(back - 1), clockShift(back)]).toEqual([60, 0]);
  });

  it('finds the instant at which clocks show a time', () => {
    expect(isoUtc(fromLocal(dayNumber(2025, 7, 5), 23 * 60 + 20))).toBe('2025-07-05T22:20:00Z');
    expect(ukLocal(fromLocal(dayNumber(2025, 12, 6), 22 * 60 + 5))).toBe('06/12/2025 22:05');
  });

  it('counts days as Excel does', () => {
    expect(excelSerial(dayNumber(2025, 1, 1))).toBe(45658);
    expect(ukDay(lastDay)).toBe('31/12/2025');
  });

  it('puts office work in office hours, and not before it was asked for', () => {
    fc.assert(
      fc.property(minutes, (at) => {
        const then = officeTime(at);
        expect(weekday(localDay(then))).toBeLessThan(5);
        expect(localMinuteOfDay(then)).toBeGreaterThanOrEqual(540);
        expect(localMinuteOfDay(then)).toBeLessThan(1020);
        expect(then).toBeGreaterThanOrEqual(at);
        expect(then - at).toBeLessThan(4 * 1440);
      }),
    );
  });
});
