import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideSmall } from './small-numbers.ts';

describe('a count shown to those who may not see its rows', () => {
  it.each([
    [0, 0],
    [1, undefined],
    [4, undefined],
    [5, 5],
    [7, 5],
    [8, 10],
    [412, 410],
    [14_830, 14_830],
  ])('of %i is %s', (count, shown) => {
    expect(hideSmall(count)).toBe(shown);
  });

  it('is a multiple of five, never further than two from the truth, and never one to four', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), (count) => {
        const shown = hideSmall(count);
        if (shown === undefined) return count > 0 && count < 5;
        return shown % 5 === 0 && Math.abs(shown - count) <= 2.5;
      }),
    );
  });

  it('leaves at least two answers possible for a hidden count, whatever the total says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.nat({ max: 1000 }), (hidden, other) => {
        const seen = [hideSmall(other), hideSmall(other + hidden)].join();
        const possible = [1, 2, 3, 4].filter((guess) =>
          [0, 1, 2, 3, 4].some(
            (shift) =>
              [hideSmall(other - 2 + shift), hideSmall(other - 2 + shift + guess)].join() === seen &&
              other - 2 + shift >= 0,
          ),
        );
        return other < 5 || possible.length >= 2;
      }),
    );
  });
});
