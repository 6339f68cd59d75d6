import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMoment, type MomentOptions } from './index.ts';

const iso = (ms: number): string => Temporal.Instant.fromEpochMilliseconds(ms).toString();

function span(text: string, options?: MomentOptions): string {
  const reading = readMoment(text, options);
  if (!reading.ok) return reading.reason;
  const { fromMs, toMs, precision, doubt } = reading.value;
  return `${iso(fromMs)} to ${iso(toMs)}, ${precision}${doubt ? `, ${doubt}` : ''}`;
}

test.each([
  ['03/04/2025 17:05', '2025-04-03T16:05:00Z to 2025-04-03T16:06:00Z, minute'],
  ['3/1/2025 9:05', '2025-01-03T09:05:00Z to 2025-01-03T09:06:00Z, minute'],
  ['03/04/2025 17:05:06', '2025-04-03T16:05:06Z to 2025-04-03T16:05:07Z, second'],
  ['3 April 2025 at 5:05pm', '2025-04-03T16:05:00Z to 2025-04-03T16:06:00Z, minute'],
  ['03/04/2025 12:05 am', '2025-04-02T23:05:00Z to 2025-04-02T23:06:00Z, minute'],
  ['2025-04-03T17:05:06Z', '2025-04-03T17:05:06Z to 2025-04-03T17:05:07Z, second'],
  ['2025-04-03T17:05:06.123Z', '2025-04-03T17:05:06.123Z to 2025-04-03T17:05:07Z, second'],
  ['2025-04-03T17:05:06+02:00', '2025-04-03T15:05:06Z to 2025-04-03T15:05:07Z, second'],
  ['2025-04-03 17:05 -0530', '2025-04-03T22:35:00Z to 2025-04-03T22:36:00Z, minute'],
  ['2025-04-03 17:05:06+00', '2025-04-03T17:05:06Z to 2025-04-03T17:05:07Z, second'],
  ['03/04/2025 17:05 BST', '2025-04-03T16:05:00Z to 2025-04-03T16:06:00Z, minute'],
  ['03/04/2025 17:05 GMT', '2025-04-03T17:05:00Z to 2025-04-03T17:06:00Z, minute'],
  ['03/04/2025 24:00', '2025-04-03T23:00:00Z to 2025-04-03T23:01:00Z, minute'],
  ['03/04/2025', '2025-04-02T23:00:00Z to 2025-04-03T23:00:00Z, day'],
  ['30/03/2025', '2025-03-30T00:00:00Z to 2025-03-30T23:00:00Z, day'],
  ['2025-04', '2025-03-31T23:00:00Z to 2025-04-30T23:00:00Z, month'],
  ['04/2025', '2025-03-31T23:00:00Z to 2025-04-30T23:00:00Z, month'],
  ['December 2025', '2025-12-01T00:00:00Z to 2026-01-01T00:00:00Z, month'],
  ['45292.5', '2024-01-01T12:00:00Z to 2024-01-01T12:00:01Z, second'],
  ['45749.71180555556', '2025-04-02T16:05:00Z to 2025-04-02T16:05:01Z, second'],
  ['45292', '2024-01-01T00:00:00Z to 2024-01-02T00:00:00Z, day'],
])('“%s” is %s', (text, expected) => expect(span(text)).toBe(expected));

describe('the nights when clocks change', () => {
  test('1:30 on 26 October 2025 came twice: the earlier is taken, and flagged', () => {
    expect(span('26/10/2025 01:30')).toBe('2025-10-26T00:30:00Z to 2025-10-26T00:31:00Z, minute, twice');
  });

  test('1:30 on 30 March 2025 never came: it is moved on an hour, and flagged', () => {
    expect(span('30/03/2025 01:30')).toBe('2025-03-30T01:30:00Z to 2025-03-30T01:31:00Z, minute, skipped');
  });

  test('other times of those nights are plain', () => {
    expect(span('26/10/2025 00:59')).toBe('2025-10-25T23:59:00Z to 2025-10-26T00:00:00Z, minute');
    expect(span('26/10/2025 02:00')).toBe('2025-10-26T02:00:00Z to 2025-10-26T02:01:00Z, minute');
    expect(span('30/03/2025 02:00')).toBe('2025-03-30T01:00:00Z to 2025-03-30T01:01:00Z, minute');
    expect(span('26/10/2025 01:30Z')).toBe('2025-10-26T01:30:00Z to 2025-10-26T01:31:00Z, minute');
  });

  test('a source whose times are in UTC has no such nights', () => {
    expect(span('30/03/2025 01:30', { zone: 'UTC' })).toBe(
      '2025-03-30T01:30:00Z to 2025-03-30T01:31:00Z, minute',
    );
  });
});

test.each([
  ['31/02/2024 10:00', '“31/02/2024 10:00” is not a day: February 2024 has 29 days.'],
  ['03/04/2025 25:00', '“03/04/2025 25:00” is not a time: there is no 25:00.'],
  ['03/04/2025 10:60', '“03/04/2025 10:60” is not a time: there is no 10:60.'],
  ['03/04/2025 13:00pm', '“03/04/2025 13:00pm” is not a time: 13pm.'],
  ['13/2025', '“13/2025” is not a month: there is no month 13.'],
  ['12:30', '“12:30” does not look like a day, such as 31/01/2025 or 2025-01-31.'],
])('“%s” is refused with a sentence', (text, reason) => expect(span(text)).toBe(reason));

test('local time agrees with the time-zone database, whatever the day, the hour and the zone', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100_000 }),
      fc.integer({ min: 0, max: 1439 }),
      fc.constantFrom('Europe/London', 'UTC', 'Australia/Lord_Howe', 'America/New_York'),
      (days, minutes, zone) => {
        const local = Temporal.PlainDateTime.from('1851-01-01').add({ days, minutes });
        const reading = readMoment(local.toString({ smallestUnit: 'minute' }).replace('T', ' '), { zone });
        if (!reading.ok) throw new Error(reading.reason);
        const there = local.toZonedDateTime(zone, { disambiguation: 'compatible' });
        expect(reading.value.fromMs).toBe(there.epochMilliseconds);
        expect(reading.value.doubt === 'skipped').toBe(!there.toPlainDateTime().equals(local));
      },
    ),
    { numRuns: 500 },
  );
});

test('an instant, written in UTC to the thousandth, reads back as itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: -3_000_000_000_000, max: 5_000_000_000_000 }), (ms) => {
      const reading = readMoment(iso(ms));
      expect(reading.ok && reading.value.fromMs).toBe(ms);
    }),
  );
});

test('whatever is read ends after it begins, and a day or month holds the moments within it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 1439 }), (days, minutes) => {
      const local = Temporal.PlainDateTime.from('1851-01-01').add({ days, minutes });
      const [minute, day, month] = [
        local.toString({ smallestUnit: 'minute' }),
        local.toPlainDate().toString(),
        local.toPlainDate().toPlainYearMonth().toString(),
      ].map((text) => {
        const reading = readMoment(text);
        if (!reading.ok) throw new Error(reading.reason);
        return reading.value;
      });
      expect(minute!.toMs - minute!.fromMs).toBe(60_000);
      expect(day!.fromMs).toBeLessThanOrEqual(minute!.fromMs);
      expect(day!.toMs).toBeGreaterThanOrEqual(minute!.toMs);
      expect(month!.fromMs).toBeLessThanOrEqual(day!.fromMs);
      expect(month!.toMs).toBeGreaterThanOrEqual(day!.toMs);
    }),
  );
});
