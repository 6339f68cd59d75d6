import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysIn, monthsIn, periodAsked, periodBefore, wholeMonthsIn } from './periods.ts';
import { byCount, changePercent, showing } from './shown.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const said = ({ from, until }: { from: Temporal.PlainDate; until: Temporal.PlainDate }) =>
  `${from} to ${until}`;

describe('the time that figures are of', () => {
  it.each<[string, { from?: string; until?: string }, string]>([
    ['the twelve months that end with the last report', {}, '2025-01-01 to 2025-12-31'],
    ['from a day to the end of the last month', { from: '2025-10-15' }, '2025-10-15 to 2025-12-31'],
    ['the twelve months that end with a day', { until: '2025-06-10' }, '2024-07-01 to 2025-06-10'],
    ['what was asked for', { from: '2025-03-03', until: '2025-03-09' }, '2025-03-03 to 2025-03-09'],
    ['the right way round', { from: '2025-03-09', until: '2025-03-03' }, '2025-03-03 to 2025-03-09'],
    [
      'one month, when asked for from after the last report',
      { from: '2026-02-10' },
      '2026-02-10 to 2026-02-28',
    ],
  ])('is %s', (_, asked, period) => {
    const given = Object.fromEntries(Object.entries(asked).map(([end, text]) => [end, day(text)]));
    expect(said(periodAsked(given, day('2025-12-17')))).toBe(period);
  });

  it.each([
    ['2025-01-01', '2025-12-31', '2024-01-01 to 2024-12-31', 12],
    ['2025-03-01', '2025-03-31', '2025-02-01 to 2025-02-28', 1],
    ['2025-03-03', '2025-03-09', '2025-02-24 to 2025-03-02', undefined],
  ])('from %s to %s is compared with %s', (from, until, before, months) => {
    const period = { from: day(from), until: day(until) };
    expect(said(periodBefore(period))).toBe(before);
    expect(wholeMonthsIn(period)).toBe(months);
  });

  it('is compared with as many days or months, that end the day before', () => {
    const start = day('2020-01-01');
    fc.assert(
      fc.property(fc.nat({ max: 2000 }), fc.nat({ max: 800 }), (offset, length) => {
        const from = start.add({ days: offset });
        const period = { from, until: from.add({ days: length }) };
        const before = periodBefore(period);
        expect(before.until.add({ days: 1 }).equals(from)).toBe(true);
        const months = wholeMonthsIn(period);
        if (months === undefined) expect(daysIn(before)).toBe(daysIn(period));
        else expect(wholeMonthsIn(before)).toBe(months);
      }),
    );
  });

  it('has every month that it touches', () => {
    expect(monthsIn({ from: day('2024-11-20'), until: day('2025-02-01') })).toEqual([
      '2024-11',
      '2024-12',
      '2025-01',
      '2025-02',
    ]);
  });
});

describe('a count as it is shown', () => {
  it('is exact for those who may list what it is of, else rounded, with small ones hidden', () => {
    expect([0, 3, 7, 412].map(showing(false))).toEqual([0, 3, 7, 412]);
    expect([0, 3, 7, 412].map(showing(true))).toEqual([0, undefined, 5, 410]);
  });

  it.each([
    [103, 100, 3],
    [97, 100, -3],
    [100, 100, 0],
    [5, 0, undefined],
    [undefined, 100, undefined],
    [100, undefined, undefined],
  ])('of %s after %s has changed by %s percent', (now, before, percent) => {
    expect(changePercent(now, before)).toBe(percent);
  });

  it('stands in order of size, a hidden one between the shown and none', () => {
    const rows = [
      { name: 'none', reports: 0 },
      { name: 'hidden', reports: undefined },
      { name: 'B', reports: 5 },
      { name: 'A', reports: 5 },
      { name: 'most', reports: 90 },
    ];
    expect(byCount(rows).map(({ name }) => name)).toEqual(['most', 'A', 'B', 'hidden', 'none']);
  });
});
