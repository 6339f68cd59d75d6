import { describe, expect, it } from 'vitest';
import { nameInWords, simpleValue, sizeOf } from './value-in-words.ts';

describe('policy in words', () => {
  it('a name is a subject and words', () => {
    expect(nameInWords('retention.person-record.years')).toEqual({
      subject: 'retention',
      words: 'Person record, years',
    });
  });

  it('an abbreviation stays one', () => {
    expect(nameInWords('categories.nsir-classes').words).toBe('NSIR classes');
  });

  it.each([
    [1_073_741_824, '1,073,741,824'],
    [true, 'yes'],
    ['rows', 'rows'],
    [[1, 2], undefined],
    ['x'.repeat(61), undefined],
  ])('%j is shown as %s', (value, words) => expect(simpleValue(value)).toBe(words));

  it.each([
    [[1, 2, 3], 3],
    [{ a: 1 }, 1],
    ['long', 1],
  ])('%j holds %d', (value, size) => expect(sizeOf(value)).toBe(size));
});
