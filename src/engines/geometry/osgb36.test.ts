import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  gridFromLonLat,
  gridFromLonLats,
  lonLatFromGrid,
  lonLatsFromGrid,
  projectOsgb36,
  unprojectOsgb36,
} from './index.ts';
import { OSTN15_TEST_POINTS } from './ostn15-test-points.ts';

const dms = (degrees: number, minutes: number, seconds: number): number =>
  degrees + minutes / 60 + seconds / 3600;

describe('the projection, against the worked example of the OS guide (Caister water tower, annex C)', () => {
  const [lat, lon] = [dms(52, 39, 27.2531), dms(1, 43, 4.5177)];

  test('52° 39′ 27.2531″ N 1° 43′ 4.5177″ E on OSGB36 is E 651409.903 N 313177.270, to the millimetre', () => {
    const [easting, northing] = projectOsgb36(lon, lat);
    expect(Math.abs(easting - 651_409.903)).toBeLessThan(0.001);
    expect(Math.abs(northing - 313_177.27)).toBeLessThan(0.001);
  });

  test('and back again, to a ten-thousandth of a second', () => {
    const [backLon, backLat] = unprojectOsgb36(651_409.903, 313_177.27);
    expect(Math.abs(backLat - lat) * 3600).toBeLessThan(0.0001);
    expect(Math.abs(backLon - lon) * 3600).toBeLessThan(0.0001);
  });
});

describe('the datum shift, against the 40 OSTN15 test points of Ordnance Survey', () => {
  const errors = OSTN15_TEST_POINTS.map(({ lat, lon, easting, northing }) => {
    const [e, n] = gridFromLonLat(lon, lat);
    return Math.hypot(e - easting, n - northing);
  }).sort((a, b) => a - b);

  test('no place is further than 5 m from its true grid position', () => {
    expect(errors).toHaveLength(40);
    expect(errors.at(-1)).toBeLessThan(5);
  });

  test('the error is under 2 m on average and under 3.5 m at nine places in ten', () => {
    expect(errors.reduce((sum, error) => sum + error, 0) / 40).toBeLessThan(2);
    expect(errors[35]).toBeLessThan(3.5);
  });

  test('the shift is really made: without it places would be about 100 m out', () => {
    const { lat, lon, easting, northing } = OSTN15_TEST_POINTS[24]!;
    const [e, n] = projectOsgb36(lon, lat);
    expect(Math.hypot(e - easting, n - northing)).toBeGreaterThan(50);
  });
});

test('grid to longitude and latitude and back is the same place within a millimetre, anywhere in Great Britain', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 660_000, noNaN: true }),
      fc.double({ min: 0, max: 1_225_000, noNaN: true }),
      (easting, northing) => {
        const [e, n] = gridFromLonLat(...lonLatFromGrid(easting, northing));
        expect(Math.hypot(e - easting, n - northing)).toBeLessThan(0.001);
      },
    ),
  );
});

test('longitude and latitude to grid and back is the same place within a millimetre', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -8, max: 2, noNaN: true }),
      fc.double({ min: 49.8, max: 61, noNaN: true }),
      (lon, lat) => {
        const [lonBack, latBack] = lonLatFromGrid(...gridFromLonLat(lon, lat));
        expect(Math.hypot((lonBack - lon) * 60_000, (latBack - lat) * 111_000)).toBeLessThan(0.001);
      },
    ),
  );
});

test('a batch gives what one at a time gives', () => {
  const lons = Float64Array.from(OSTN15_TEST_POINTS, (point) => point.lon);
  const lats = Float64Array.from(OSTN15_TEST_POINTS, (point) => point.lat);
  const [eastings, northings] = gridFromLonLats(lons, lats);
  const [lonsBack, latsBack] = lonLatsFromGrid(eastings, northings);
  OSTN15_TEST_POINTS.forEach(({ lat, lon }, i) => {
    expect([eastings[i], northings[i]]).toEqual(gridFromLonLat(lon, lat));
    expect([lonsBack[i], latsBack[i]]).toEqual(lonLatFromGrid(eastings[i]!, northings[i]!));
  });
  expect(() => gridFromLonLats(lons, lats.subarray(1))).toThrow(RangeError);
});

test('what is not a place on Earth gives NaN, not an error', () => {
  for (const [lon, lat] of [
    [Number.NaN, 54],
    [-1.5, 91],
    [181, 54],
    [Infinity, 54],
  ] as const) {
    expect(gridFromLonLat(lon, lat)).toEqual([Number.NaN, Number.NaN]);
  }
  expect(lonLatFromGrid(Number.NaN, 0)).toEqual([Number.NaN, Number.NaN]);
});
