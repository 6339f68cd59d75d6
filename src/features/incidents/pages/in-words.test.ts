import { describe, expect, it } from 'vitest';
import type { IncidentCount } from '../types.ts';
import { countInSentence, periodInWords, toldInShort, toldInWords } from './in-words.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const count = (given: Partial<IncidentCount>): IncidentCount => ({
  incidents: 412,
  reports: 412,
  partners: 3,
  unmapped: 0,
  exact: true,
  firstDay: day('2025-10-01'),
  lastDay: day('2025-12-31'),
  ...given,
});

describe('the first sentence of the list', () => {
  it.each<[string, Partial<IncidentCount>]>([
    ['412 incidents told to 3 partners between 1 October and 31 December 2025.', {}],
    [
      '412 incidents told to 3 partners between 1 October and 31 December 2025; 38 have no place on the map.',
      { unmapped: 38 },
    ],
    [
      '412 incidents told in 460 reports to 3 partners between 1 October and 31 December 2025; 1 has no place on the map.',
      { reports: 460, unmapped: 1 },
    ],
    [
      '1 incident told to 1 partner on 3 November 2025; it has no place on the map.',
      {
        incidents: 1,
        reports: 1,
        partners: 1,
        unmapped: 1,
        firstDay: day('2025-11-03'),
        lastDay: day('2025-11-03'),
      },
    ],
    [
      'More than 10,000 incidents; at least 354 have no place on the map.',
      { incidents: 10_000, exact: false, unmapped: 354 },
    ],
    [
      '2 incidents told to 1 partner; none has a place on the map.',
      { incidents: 2, reports: 2, partners: 1, unmapped: 2, firstDay: undefined, lastDay: undefined },
    ],
    ['No incidents match what you asked for.', { incidents: 0 }],
  ])('%s', (sentence, given) => {
    expect(countInSentence(count(given), 'asb', {})).toBe(sentence);
  });

  it('says the days that were asked for rather than those that were found', () => {
    expect(countInSentence(count({}), 'crime', { from: day('2025-09-01') })).toBe(
      '412 crimes told to 3 partners between 1 September and 31 December 2025.',
    );
  });
});

describe('a time', () => {
  it.each([
    [undefined, undefined, ''],
    ['2025-11-03', '2025-11-03', ' on 3 November 2025'],
    ['2025-11-03', '2025-11-09', ' between 3 and 9 November 2025'],
    ['2024-11-03', '2025-11-09', ' between 3 November 2024 and 9 November 2025'],
    ['2025-11-03', undefined, ' since 3 November 2025'],
    [undefined, '2025-11-03', ' up to 3 November 2025'],
  ])('from %s until %s is “%s”', (from, until, words) => {
    expect(periodInWords(from ? day(from) : undefined, until ? day(until) : undefined)).toBe(words);
  });

  it('is said as exactly as it is known, on the clocks of the county', () => {
    const at = Temporal.Instant.from('2025-07-01T23:30:00Z');
    expect(toldInShort({ at, precision: 'minute' })).toBe('2 Jul 2025, 00:30');
    expect(toldInShort({ at, precision: 'day' })).toBe('2 Jul 2025');
    expect(toldInShort({ at, precision: 'month' })).toBe('Jul 2025');
    expect(toldInShort({ at: undefined, precision: 'minute' })).toBe('Not known');
    expect(toldInWords({ at, precision: 'month' })).toBe('July 2025');
  });
});
