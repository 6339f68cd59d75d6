import { describe, expect, it } from 'vitest';
import {
  countInWords,
  dayInShort,
  dayInWords,
  momentInShort,
  momentInWords,
  monthInWords,
  numberInWords,
  timeInWords,
} from './formats.ts';

describe('dates and times as a person reads them', () => {
  it('writes a day as 3 November 2025, and 3 Sep 2025 in a table', () => {
    expect(dayInWords(Temporal.PlainDate.from('2025-11-03'))).toBe('3 November 2025');
    expect(dayInShort(Temporal.PlainDate.from('2025-09-03'))).toBe('3 Sep 2025');
    expect(monthInWords(Temporal.PlainYearMonth.from('2025-09'))).toBe('September 2025');
  });

  it.each([
    ['2025-09-03T14:20:00Z', '3 September 2025 at 3:20pm', '3 Sep 2025, 15:20'],
    ['2025-11-03T17:30:00Z', '3 November 2025 at 5:30pm', '3 Nov 2025, 17:30'],
    ['2025-06-30T23:05:00Z', '1 July 2025 at 12:05am', '1 Jul 2025, 00:05'],
    ['2025-12-25T12:00:00Z', '25 December 2025 at midday', '25 Dec 2025, 12:00'],
  ])('shows %s by the clocks of the county', (instant, words, short) => {
    expect(momentInWords(Temporal.Instant.from(instant))).toBe(words);
    expect(momentInShort(Temporal.Instant.from(instant))).toBe(short);
  });

  it.each([
    [{ hour: 0, minute: 0 }, 'midnight'],
    [{ hour: 9, minute: 0 }, '9am'],
    [{ hour: 12, minute: 1 }, '12:01pm'],
  ])('writes the time %o as %s', (time, words) => {
    expect(timeInWords(time)).toBe(words);
  });
});

describe('numbers as a person reads them', () => {
  it.each([
    [14830, 0, '14,830'],
    [999, 0, '999'],
    [1234567.891, 2, '1,234,567.89'],
    [-1200, 0, '−1,200'],
    [-0.2, 0, '0'],
    [0, 0, '0'],
  ])('writes %d with %d decimals as %s', (value, decimals, words) => {
    expect(numberInWords(value, decimals)).toBe(words);
  });

  it('counts in words', () => {
    expect(countInWords(0, 'incident')).toBe('no incidents');
    expect(countInWords(1, 'incident')).toBe('1 incident');
    expect(countInWords(1412, 'person', 'people')).toBe('1,412 people');
  });
});
