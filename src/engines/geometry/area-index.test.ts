import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  areaIndex,
  areaShapes,
  gridFromLonLat,
  gridFromLonLats,
  type AreaShape,
  type Shape,
} from './index.ts';

const square = (x: number, y: number, side: number): Shape => [
  [
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
    ],
  ],
];

describe('outlines that do not quite meet', () => {
  const gap = areaIndex([
    { code: 'B', shape: square(0, 0, 100) },
    { code: 'A', shape: square(100.4, 0, 100) },
  ]);

  test('a point in a gap goes to the nearer area and is flagged', () => {
    expect(gap.locate(100.1, 50)).toEqual({ area: 0, edge: true });
    expect(gap.locate(100.3, 50)).toEqual({ area: 1, edge: true });
  });

  test('a point in the exact middle of a gap goes to the lowest code, whatever the order of the file', () => {
    const shapes = [
      { code: 'B', shape: square(0, 0, 100) },
      { code: 'A', shape: square(100.5, 0, 100) },
    ];
    expect(areaIndex(shapes).locate(100.25, 50)).toEqual({ area: 1, edge: true });
    expect(areaIndex(shapes.toReversed()).locate(100.25, 50)).toEqual({ area: 0, edge: true });
  });

  test('a point inside one area only is not flagged', () => {
    expect(gap.locate(50, 50)).toEqual({ area: 0, edge: false });
    expect(gap.locate(99.9, 50)).toEqual({ area: 0, edge: false });
  });

  test('a point further out than the snap distance is in no area', () => {
    expect(gap.locate(-0.9, 50)).toEqual({ area: 0, edge: true });
    expect(gap.locate(-1.1, 50)).toBeUndefined();
    expect(gap.locate(1e9, -1e9)).toBeUndefined();
    expect(gap.locate(Number.NaN, 50)).toBeUndefined();
  });

  test('with a snap distance of 0 gaps stay empty', () => {
    const strict = areaIndex([{ code: 'B', shape: square(0, 0, 100) }], { snapM: 0 });
    expect(strict.locate(100.0001, 50)).toBeUndefined();
    expect(strict.locate(100, 50)).toEqual({ area: 0, edge: true });
  });

  test('a point in an overlap goes to the lowest code and is flagged', () => {
    const overlap = areaIndex([
      { code: 'B', shape: square(0, 0, 100) },
      { code: 'A', shape: square(99.6, 0, 100) },
    ]);
    expect(overlap.locate(99.8, 50)).toEqual({ area: 1, edge: true });
    expect(overlap.locate(99.5, 50)).toEqual({ area: 0, edge: false });
  });

  test('a point on a shared boundary goes to the lowest code and is flagged', () => {
    const shared = areaIndex([
      { code: 'B', shape: square(0, 0, 100) },
      { code: 'A', shape: square(100, 0, 100) },
    ]);
    expect(shared.locate(100, 50)).toEqual({ area: 1, edge: true });
  });
});

test('a hole belongs to the area that fills it, and to none where nothing does', () => {
  const outer = square(0, 0, 100)[0]![0]!;
  const hole = square(40, 40, 20)[0]![0]!;
  const ring: AreaShape = { code: 'A', shape: [[outer, hole]] };
  expect(areaIndex([ring]).locate(50, 50)).toBeUndefined();
  expect(areaIndex([ring, { code: 'B', shape: square(40, 40, 20) }]).locate(50, 50)).toEqual({
    area: 1,
    edge: false,
  });
});

test('rings may be flat typed arrays, closed or open', () => {
  const flat = areaIndex([{ code: 'A', shape: [[Float64Array.of(0, 0, 10, 0, 10, 10, 0, 10, 0, 0)]] }]);
  expect(flat.locate(5, 5)).toEqual({ area: 0, edge: false });
});

test('no areas, or areas that enclose nothing, hold no point', () => {
  expect(areaIndex([]).locate(0, 0)).toBeUndefined();
  const line = areaIndex([{ code: 'A', shape: [[[[0, 0], [1, 1], [0, 0]]]] }]); // prettier-ignore
  expect(line.locate(0, 0)).toBeUndefined();
  expect(line.locateMany(Float64Array.of(0), Float64Array.of(0))).toEqual(Int32Array.of(-1));
});

/** A star-shaped polygon around a centre: always simple, and it holds its centre. */
const star = fc
  .record({
    x: fc.integer({ min: -1000, max: 1000 }),
    y: fc.integer({ min: -1000, max: 1000 }),
    radii: fc.array(fc.integer({ min: 20, max: 300 }), { minLength: 3, maxLength: 40 }),
  })
  .map(({ x, y, radii }) => ({
    x,
    y,
    ring: radii.map((radius, i) => {
      const angle = (2 * Math.PI * i) / radii.length;
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    }),
  }));

test('every point inside a random polygon locates to it', () => {
  fc.assert(
    fc.property(
      star,
      fc.integer({ min: 0, max: 99 }),
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      (s, at, t) => {
        const index = areaIndex([{ code: 'A', shape: [[s.ring]] }]);
        const [vx, vy] = s.ring[at % s.ring.length] as [number, number];
        expect(index.locate(s.x + (vx - s.x) * t, s.y + (vy - s.y) * t)?.area).toBe(0);
      },
    ),
  );
});

test('every query has one answer, the same one at a time, many at once, and whatever the order of the areas', () => {
  const coordinate = fc.double({ min: -1500, max: 1500, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(star, { minLength: 1, maxLength: 12 }),
      fc.array(fc.tuple(coordinate, coordinate), { maxLength: 60 }),
      fc.constantFrom(0, 1, 25),
      (stars, points, snapM) => {
        const areas = stars.map((s, i) => ({ code: `A${String(i).padStart(2, '0')}`, shape: [[s.ring]] }));
        const index = areaIndex(areas, { snapM });
        const reversed = areaIndex(areas.toReversed(), { snapM });
        const many = index.locateMany(
          Float64Array.from(points, (p) => p[0]),
          Float64Array.from(points, (p) => p[1]),
        );
        points.forEach(([x, y], i) => {
          const one = index.locate(x, y);
          const other = reversed.locate(x, y);
          expect(many[i]).toBe(one?.area ?? -1);
          expect(other && areas.length - 1 - other.area).toBe(one?.area);
          expect(other?.edge).toBe(one?.edge);
        });
      },
    ),
  );
});

const data = process.env['COMMONWEAL_DATA'] ?? '../shared/data';
const boundaries = `${data}/spatial/boundaries`;
const present = existsSync(`${boundaries}/lsoa_2011_E06000047.geojson`);
if (!present)
  process.stdout.write(`area-index.test: no boundaries in ${boundaries}; the real areas are not tested\n`);

const readAreas = (kind: string, code: string): AreaShape[] =>
  ['E06000047', 'E06000005'].flatMap((authority) => {
    const text = readFileSync(`${boundaries}/${kind}_2011_${authority}.geojson`, 'utf8');
    const reading = areaShapes(JSON.parse(text), { code, project: gridFromLonLat });
    if (!reading.ok) throw new Error(reading.reason);
    return reading.value;
  });

function asbOf2025(): { points: [Float64Array, Float64Array]; without: number } {
  const lons: number[] = [];
  const lats: number[] = [];
  let without = 0;
  for (let month = 1; month <= 12; month++) {
    const file = `${data}/spatial/police-uk/2025-${String(month).padStart(2, '0')}-durham-street.csv.gz`;
    for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
      const cells = line.split(',');
      if (cells[9] !== 'Anti-social behaviour') continue;
      if (cells[4] === '') without++;
      else {
        lons.push(Number(cells[4]));
        lats.push(Number(cells[5]));
      }
    }
  }
  return { points: gridFromLonLats(Float64Array.from(lons), Float64Array.from(lats)), without };
}

describe.skipIf(!present)('County Durham and Darlington for real', () => {
  test('of the 14,830 reports of 2025, 2 have no place, 119 lie outside, and each LSOA holds the published number', () => {
    const lsoas = readAreas('lsoa', 'LSOA11CD');
    expect(lsoas).toHaveLength(389);
    const { points, without } = asbOf2025();
    const found = areaIndex(lsoas).locateMany(...points);
    expect(found.length + without).toBe(14_830);
    expect(without).toBe(2);
    expect(found.filter((area) => area === -1)).toHaveLength(119);

    const counts = new Map(lsoas.map(({ code }) => [code, 0]));
    for (const area of found)
      if (area >= 0) counts.set(lsoas[area]!.code, counts.get(lsoas[area]!.code)! + 1);
    const [header, ...lines] = readFileSync(
      `${data}/spatial/reference/durham_lsoa_asb2025_gistar.csv`,
      'utf8',
    )
      .replaceAll('"', '')
      .trim()
      .split('\n');
    const column = header!.split(',').indexOf('asb_2025');
    const published = lines.map((line) => [line.split(',')[0], Number(line.split(',')[column])]);
    expect(Object.fromEntries(counts)).toEqual(Object.fromEntries(published));
  });

  test('every corner of every ward and LSOA lies in some area', () => {
    for (const areas of [readAreas('wards', 'WD13CD'), readAreas('lsoa', 'LSOA11CD')]) {
      const index = areaIndex(areas);
      areas.forEach(({ shape }) => {
        for (const [x, y] of shape.flat(2) as [number, number][]) expect(index.locate(x, y)).toBeDefined();
      });
    }
  });

  test('the slivers between LSOAs are closed: a walk across the county never falls between two areas', () => {
    const lsoas = readAreas('lsoa', 'LSOA11CD');
    const snapped = areaIndex(lsoas);
    const strict = areaIndex(lsoas, { snapM: 0 });
    let inGaps = 0;
    for (const { shape } of lsoas) {
      const ring = shape[0]![0] as [number, number][];
      for (let i = 1; i < ring.length; i++) {
        const x = (ring[i - 1]![0] + ring[i]![0]) / 2;
        const y = (ring[i - 1]![1] + ring[i]![1]) / 2;
        expect(snapped.locate(x, y)).toBeDefined();
        if (!strict.locate(x, y)) inGaps++;
      }
    }
    expect(inGaps).toBeGreaterThan(0);
  });
});
