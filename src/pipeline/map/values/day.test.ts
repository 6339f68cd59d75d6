import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spreadsheetDate } from './calendar-date.ts';
import { readDay, type DayOptions } from './index.ts';

const dayOf = (text: string, options?: DayOptions): string => {
  const reading = readDay(text, options);
  return reading.ok ? reading.value.toString() : reading.reason;
};

test.each([
  ['31/01/2025', '2025-01-31'],
  ['1/2/2025', '2025-02-01'],
  ['01-02-2025', '2025-02-01'],
  ['01.02.2025', '2025-02-01'],
  ['2025-01-31', '2025-01-31'],
  ['2025/1/31', '2025-01-31'],
  ['31-Jan-2025', '2025-01-31'],
  ['31 January 2025', '2025-01-31'],
  ['3rd Sept 2025', '2025-09-03'],
  ['Thursday 3 April 2025', '2025-04-03'],
  ['Thu, 3 Apr 2025', '2025-04-03'],
  ['April 3, 2025', '2025-04-03'],
  ['20250403', '2025-04-03'],
  ['29/02/2024', '2024-02-29'],
  ['2025-01-31T00:00:00', '2025-01-31'],
  ['2025-01-31 00:00:00.000', '2025-01-31'],
  ['31/01/2025 00:00', '2025-01-31'],
])('“%s” is the day %s', (text, day) => expect(dayOf(text)).toBe(day));

describe('days that never were', () => {
  test.each([
    ['31/02/2024', '“31/02/2024” is not a day: February 2024 has 29 days.'],
    ['29/02/2025', '“29/02/2025” is not a day: February 2025 has 28 days.'],
    ['29/02/1900', '“29/02/1900” is not a day: February 1900 has 28 days.'],
    ['31/04/2025', '“31/04/2025” is not a day: April 2025 has 30 days.'],
    ['00/01/2025', '“00/01/2025” is not a day: January 2025 has 31 days.'],
    ['2025-13-01', '“2025-13-01” is not a day: there is no month 13.'],
    ['12/31/2024', '“12/31/2024” is not a day: there is no month 31 when it is read day first.'],
    ['3 Foo 2025', '“3 Foo 2025” is not a day: “Foo” is not a month.'],
    ['01/01/0001', '“01/01/0001” is not a likely day: the year is 1.'],
    ['03/05/87', '“03/05/87” has a year of two figures: which century is not said.'],
    ['2025-01-31 10:00', '“2025-01-31 10:00” has a time of day where only a day is expected.'],
    ['tomorrow', '“tomorrow” does not look like a day, such as 31/01/2025 or 2025-01-31.'],
    ['1/2-2025', '“1/2-2025” does not look like a day, such as 31/01/2025 or 2025-01-31.'],
    ['2025', '“2025” does not look like a day, such as 31/01/2025 or 2025-01-31.'],
  ])('“%s” is refused with a sentence', (text, reason) => expect(dayOf(text)).toBe(reason));
});

describe('what a source may say about its days', () => {
  test('month first', () => expect(dayOf('12/31/2024', { order: 'month-first' })).toBe('2024-12-31'));

  test('years of two figures, up to 2026', () => {
    expect(dayOf('03/05/26', { twoFigureYearsUpTo: 2026 })).toBe('2026-05-03');
    expect(dayOf('03/05/27', { twoFigureYearsUpTo: 2026 })).toBe('1927-05-03');
    expect(dayOf('3-May-87', { twoFigureYearsUpTo: 2026 })).toBe('1987-05-03');
  });

  test('the time of day may be dropped', () => {
    expect(dayOf('2025-01-31 10:00', { ignoreTime: true })).toBe('2025-01-31');
    expect(dayOf('45292.75', { ignoreTime: true })).toBe('2024-01-01');
  });

  test('no birthday after the extract, none before 1900, and a day that means “not known”', () => {
    const options = {
      earliest: Temporal.PlainDate.from('1900-01-01'),
      latest: Temporal.PlainDate.from('2026-03-03'),
      meansUnknown: ['1900-01-01'],
    };
    expect(dayOf('03/03/2026', options)).toBe('2026-03-03');
    expect(dayOf('04/03/2026', options)).toBe('“04/03/2026” is after 3 March 2026, the latest it can be.');
    expect(dayOf('31/12/1899', options)).toBe(
      '“31/12/1899” is before 1 January 1900, the earliest it can be.',
    );
    expect(dayOf('01/01/1900', options)).toBe('“01/01/1900” stands for “not known” in this source.');
  });
});

describe('spreadsheet day numbers', () => {
  test('45292 is 1 January 2024, written as a whole number or with .0', () => {
    expect(dayOf('45292')).toBe('2024-01-01');
    expect(dayOf('45292.0')).toBe('2024-01-01');
  });

  test('around the leap day that 1900 never had: 59 is 28 February, 60 no day, 61 is 1 March', () => {
    const any = { spreadsheetDays: 'any' } as const;
    expect(dayOf('1', any)).toBe('1900-01-01');
    expect(dayOf('59', any)).toBe('1900-02-28');
    expect(dayOf('60', any)).toBe(
      '“60” is not a spreadsheet day: it stands for 29 February 1900, which never was.',
    );
    expect(dayOf('61', any)).toBe('1900-03-01');
  });

  test('a source may say that its numbers are no days', () => {
    expect(dayOf('45292', { spreadsheetDays: 'never' })).toContain('does not look like a day');
  });

  test('each number is the day after the one before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_464 }), (serial) => {
        const [one, next] = [spreadsheetDate(serial)!, spreadsheetDate(serial + 1)!];
        expect(Temporal.PlainDate.from(one).add({ days: 1 }).equals(Temporal.PlainDate.from(next))).toBe(
          true,
        );
      }),
    );
  });
});

test('any day, written in any of the usual ways, reads back as itself', () => {
  const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 109_000 }), (days) => {
      const day = Temporal.PlainDate.from('1851-01-01').add({ days });
      const [y, m, d] = day.toString().split('-') as [string, string, string];
      for (const text of [
        `${y}-${m}-${d}`,
        `${d}/${m}/${y}`,
        `${Number(d)}.${Number(m)}.${y}`,
        `${d}-${months[day.month - 1]}-${y}`,
        `${Number(d)} ${day.toLocaleString('en-GB', { month: 'long' })} ${y}`,
      ]) {
        expect(dayOf(text)).toBe(day.toString());
      }
    }),
  );
});
