import pointInPolygon from 'point-in-polygon-hao';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaOf, boundsOf, centroid, labelPoint, simplify } from './index.ts';
import { closedRing } from './rings.ts';

const squareRing = (x: number, y: number, side: number): [number, number][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
];

test('a square of 10 m has 100 m² and its centre in the middle, drawn either way round', () => {
  for (const ring of [squareRing(5, 5, 10), squareRing(5, 5, 10).toReversed()]) {
    expect(areaOf([[ring]])).toBe(100);
    expect(centroid([[ring]])).toEqual([10, 10]);
  }
});

test('a hole takes its area away and moves the centre', () => {
  const shape = [[squareRing(0, 0, 10), squareRing(5, 0, 5)]];
  expect(areaOf(shape)).toBe(75);
  expect(centroid(shape)![0]).toBeCloseTo((50 * 10 - 7.5 * 25) / 75, 12);
});

test('the label of a crescent lies on the crescent', () => {
  const crescent = [[[0, 0], [30, 0], [30, 30], [0, 30], [0, 29], [29, 29], [29, 1], [0, 1]] as [number, number][]]; // prettier-ignore
  expect(
    pointInPolygon(
      centroid([crescent])!,
      crescent.map((ring) => closedRing(ring)!),
    ),
  ).toBe(false);
  expect(
    pointInPolygon(
      labelPoint([crescent])!,
      crescent.map((ring) => closedRing(ring)!),
    ),
  ).toBe(true);
});

test('the label lies in the largest of several parts', () => {
  expect(labelPoint([[squareRing(0, 0, 2)], [squareRing(50, 50, 10)]])).toEqual([55, 55]);
});

test('bounds hold every position; nothing has none', () => {
  expect(boundsOf([[[squareRing(0, 0, 2)]], [[squareRing(5, -3, 1)]]])).toEqual({
    minX: 0,
    minY: -3,
    maxX: 6,
    maxY: 2,
  });
  expect(boundsOf([])).toBeUndefined();
  expect(areaOf([])).toBe(0);
  expect(centroid([])).toBeUndefined();
  expect(labelPoint([])).toBeUndefined();
});

test('a ring that encloses nothing is dropped, and a position that is no number is a bug', () => {
  expect(closedRing([[0, 0], [1, 1]])).toBeUndefined(); // prettier-ignore
  expect(() => closedRing([[0, 0], [1, Number.NaN], [2, 2]])).toThrow(RangeError); // prettier-ignore
});

const wobblyCircle = fc
  .array(fc.double({ min: 90, max: 110, noNaN: true }), { minLength: 8, maxLength: 200 })
  .map((radii) =>
    radii.map((radius, i): [number, number] => {
      const angle = (2 * Math.PI * i) / radii.length;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    }),
  );

test('simplifying drops no position further from the new outline than the tolerance', () => {
  fc.assert(
    fc.property(wobblyCircle, fc.double({ min: 0, max: 20, noNaN: true }), (ring, tolerance) => {
      const [simpler] = simplify([[ring]], tolerance)[0]!;
      expect(simpler!.length).toBeLessThanOrEqual(ring.length + 1);
      for (const [x, y] of ring) {
        const nearest = Math.min(
          ...simpler!.slice(1).map(([bx, by], i) => {
            const [ax, ay] = simpler![i]!;
            const t = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
            const k = Math.min(1, Math.max(0, t));
            return Math.hypot(x - ax - k * (bx - ax), y - ay - k * (by - ay));
          }),
        );
        expect(nearest).toBeLessThanOrEqual(tolerance + 1e-9);
      }
    }),
  );
});

test('a small island survives any tolerance, a small hole does not', () => {
  const shape = [[squareRing(0, 0, 100), squareRing(50, 50, 1)], [squareRing(500, 500, 2)]];
  const simpler = simplify(shape, 30);
  expect(simpler).toHaveLength(2);
  expect(simpler[0]).toHaveLength(1);
});
