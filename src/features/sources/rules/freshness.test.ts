import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshnessOf, isOverdue } from './freshness.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('how fresh a source is', () => {
  it.each([
    ['2025-05-08', 7, 'on-time', 7],
    ['2025-05-09', 7, 'late', 8],
    ['2025-05-01', 1, 'on-time', 0],
    ['2025-05-02', 1, 'on-time', 1],
    ['2025-05-03', 1, 'late', 2],
    ['2026-05-01', undefined, 'no-rhythm', 365],
    ['2025-04-30', 1, 'on-time', 0],
  ])('last on 1 May 2025, on %s with an extract every %s days: %s', (today, every, state, daysAgo) => {
    expect(freshnessOf(day('2025-05-01'), every, day(today))).toEqual({
      state,
      daysAgo,
      expectedEveryDays: every,
    });
  });

  it('is overdue when nothing ever came of what was promised, and not when nothing was', () => {
    expect(isOverdue(freshnessOf(undefined, 1, day('2025-05-01')))).toBe(true);
    expect(isOverdue(freshnessOf(undefined, undefined, day('2025-05-01')))).toBe(false);
  });

  it('never becomes fresher by waiting', () => {
    const dates = fc.integer({ min: 0, max: 20_000 }).map((days) => day('1990-01-01').add({ days }));
    fc.assert(
      fc.property(dates, dates, fc.integer({ min: 1, max: 400 }), fc.nat(500), (last, today, every, wait) => {
        const now = isOverdue(freshnessOf(last, every, today));
        const later = isOverdue(freshnessOf(last, every, today.add({ days: wait })));
        if (now) expect(later).toBe(true);
      }),
    );
  });
});
