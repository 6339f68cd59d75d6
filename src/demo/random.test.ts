import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChoice, createRandom, nextBits } from './random.ts';

const draw = (seed: string) => Array.from({ length: 20 }, createRandom(seed, 'people').unit);

describe('the stream of numbers', () => {
  it('begins as its authors’ does from the state 1, 2, 3, 4', () => {
    const state = Int32Array.of(1, 2, 3, 4);
    expect([nextBits(state), nextBits(state), nextBits(state), nextBits(state)]).toEqual([
      11520, 0, 5927040, 70819200,
    ]);
  });

  it('is the same for the same seed and another for another', () => {
    expect(draw('1')).toEqual(draw('1'));
    expect(draw('1')).not.toEqual(draw('2'));
  });

  it('starts again at the same place for the same row', () => {
    const random = createRandom('rows');
    random.restart(7, 12);
    const first = [random.unit(), random.unit()];
    random.restart(7, 13);
    expect(random.unit()).not.toBe(first[0]);
    random.restart(7, 12);
    expect([random.unit(), random.unit()]).toEqual(first);
  });

  it('stays within what was asked for', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -50, max: 50 }), fc.nat({ max: 90 }), (seed, low, span) => {
        const random = createRandom(seed);
        for (let times = 0; times < 50; times++) {
          const drawn = random.between(low, low + span);
          if (!Number.isInteger(drawn) || drawn < low || drawn > low + span) return false;
        }
        return true;
      }),
    );
  });

  it('has the mean and the spread it says', () => {
    const random = createRandom('moments');
    const normals = Array.from({ length: 40_000 }, random.normal);
    const mean = normals.reduce((sum, value) => sum + value, 0) / normals.length;
    const variance = normals.reduce((sum, value) => sum + (value - mean) ** 2, 0) / normals.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.04);
    const waits = Array.from({ length: 40_000 }, () => random.exponential(5));
    expect(waits.reduce((sum, value) => sum + value, 0) / waits.length).toBeCloseTo(5, 0);
  });
});

describe('a weighted choice', () => {
  it('draws each as often as its weight says, and never what has none', () => {
    const random = createRandom('choice');
    const choose = createChoice([1, 0, 3, 6]);
    const drawn = [0, 0, 0, 0];
    for (let times = 0; times < 50_000; times++) drawn[choose(random)]!++;
    expect(drawn[1]).toBe(0);
    for (const [at, share] of [0.1, 0, 0.3, 0.6].entries())
      expect(Math.abs(drawn[at]! / 50_000 - share)).toBeLessThan(0.01);
  });
});
