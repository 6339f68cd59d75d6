import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classBreaks, classOf } from './class-breaks.ts';

const counts = fc.array(fc.nat({ max: 5000 }), { maxLength: 400 });
const classes = fc.integer({ min: 1, max: 7 });

describe('classes of a map', () => {
  it.each<[number[], number, number[]]>([
    [[0, 1, 2, 3, 8, 14, 30, 88, 412], 4, [1, 3, 14, 88]],
    [[], 5, []],
    [[0, 0], 5, []],
    [[3, 3, 3], 5, [3]],
    [[1, 1, 1, 1, 200], 5, [1, 200]],
    [[1234, 2345, 3456], 3, [1234, 2300]],
  ])('of %j in at most %i begin at %j', (given, most, expected) => {
    expect(classBreaks(given, most)).toEqual(expected);
  });

  it('rise, are no more than asked for, and hold every count above nought', () => {
    fc.assert(
      fc.property(counts, classes, (given, most) => {
        const breaks = classBreaks(given, most);
        expect(breaks.length).toBeLessThanOrEqual(most);
        for (let at = 1; at < breaks.length; at++) expect(breaks[at]).toBeGreaterThan(breaks[at - 1]!);
        for (const count of given) expect(classOf(breaks, count) === undefined).toBe(count === 0);
      }),
    );
  });

  it('never end with a class that no area is in', () => {
    fc.assert(
      fc.property(counts, classes, (given, most) => {
        const breaks = classBreaks(given, most);
        if (breaks.length > 0) expect(given.some((count) => count >= breaks.at(-1)!)).toBe(true);
      }),
    );
  });
});
