import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationInWords, isQuiet, percentDone, secondsTaken } from './how-far.ts';

const at = (text: string) => Temporal.Instant.from(text);

describe('how far a job is', () => {
  it.each([
    [0, 10, 0],
    [5, 10, 50],
    [74_272, 74_273, 99],
    [10, 10, 100],
    [12, 10, 100],
    [3, undefined, undefined],
    [3, 0, undefined],
  ])('%d of %s is %s per cent', (done, total, percent) => {
    expect(percentDone({ done, total })).toBe(percent);
  });

  it('is never said to be finished before it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (total, left) => {
        const percent = percentDone({ done: Math.max(0, total - left), total })!;
        expect(percent).toBeLessThan(100);
        expect(percent).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it.each([
    [3.42, '3.4 seconds'],
    [59.6, '1 minute'],
    [125, '2 minutes 5 seconds'],
    [4321, '1 hour 12 minutes'],
    [3600, '1 hour'],
  ])('%d seconds are "%s"', (seconds, words) => expect(durationInWords(seconds)).toBe(words));

  it('counts to the end when it ended, else to now', () => {
    const startedAt = at('2025-11-03T17:30:00Z');
    const now = at('2025-11-03T17:31:00Z');
    expect(secondsTaken({ startedAt, endedAt: at('2025-11-03T17:30:05Z') }, now)).toBe(5);
    expect(secondsTaken({ startedAt, endedAt: undefined }, now)).toBe(60);
    expect(secondsTaken({ startedAt: undefined, endedAt: undefined }, now)).toBeUndefined();
  });

  it('is quiet when a running job has said nothing for a minute and a half', () => {
    const seenAliveAt = at('2025-11-03T17:30:00Z');
    expect(isQuiet({ state: 'running', seenAliveAt }, at('2025-11-03T17:31:29Z'))).toBe(false);
    expect(isQuiet({ state: 'running', seenAliveAt }, at('2025-11-03T17:31:31Z'))).toBe(true);
    expect(isQuiet({ state: 'done', seenAliveAt }, at('2025-11-03T19:00:00Z'))).toBe(false);
  });
});
