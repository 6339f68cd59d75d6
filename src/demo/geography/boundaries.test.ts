import { describe, expect, it } from 'vitest';
import { areaIndex } from '../../engines/geometry/area-index.ts';
import { lonLatFromGrid } from '../../engines/geometry/osgb36.ts';
import { homesFor } from '../people/population.ts';
import type { Point } from './cells.ts';
import { layGround } from './ground.ts';
import { postcodeOf } from './postcodes.ts';

const { lsoas, wards, homes, streets, spots } = layGround(homesFor(12_000), 'boundaries');

const areaM2 = (ring: readonly Point[]) =>
  ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length]!;
    return sum + x * nextY - nextX * y;
  }, 0) / 2;

const turn = (a: Point, b: Point, c: Point) =>
  Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));

const edges = (ring: readonly Point[]) =>
  ring.map((point, at) => [point, ring[(at + 1) % ring.length]!] as const);
const written = (ring: readonly Point[]) =>
  [...ring, ring[0]!].map(
    ([easting, northing]) =>
      lonLatFromGrid(easting, northing).map((degree) => Math.round(degree * 1e7) / 1e7) as [number, number],
  );

describe('the boundaries of the county', () => {
  it('are 12 wards and 38 LSOAs, with codes of their own', () => {
    expect([wards.length, lsoas.length]).toEqual([12, 38]);
    expect(new Set([...wards, ...lsoas].map(({ code }) => code)).size).toBe(50);
    for (const { code } of wards) expect(code).toMatch(/^E059000\d\d$/);
    for (const { code } of lsoas) expect(code).toMatch(/^E019000\d\d$/);
  });

  it('tile: an edge has an LSOA on each side, or is the county’s own', () => {
    const sides = new Map<string, number>();
    for (const { ring } of lsoas)
      for (const [from, to] of edges(ring)) {
        const key = [from, to].map(String).sort().join(' ');
        sides.set(key, (sides.get(key) ?? 0) + 1);
      }
    const outer = [...sides.values()].filter((count) => count === 1).length;
    expect(Math.max(...sides.values())).toBe(2);
    const wardSides = wards
      .flatMap(({ rings }) => rings.flatMap(edges))
      .map(([from, to]) => [from, to].map(String).sort().join(' '));
    expect(wardSides.filter((key) => sides.get(key) === 1)).toHaveLength(outer);
  });

  it('leave no room between: LSOAs, wards and county have the same area', () => {
    const ofLsoas = lsoas.reduce((sum, { ring }) => sum + areaM2(ring), 0);
    const ofWards = wards.reduce(
      (sum, { rings }) => sum + rings.reduce((part, ring) => part + areaM2(ring), 0),
      0,
    );
    expect(ofWards).toBeCloseTo(ofLsoas, 3);
    expect(ofLsoas / 1e6).toBeGreaterThan(700);
    for (const { ring } of lsoas) expect(areaM2(ring)).toBeGreaterThan(0);
  });

  it('do not cross themselves or each other', () => {
    const all = lsoas.flatMap(({ ring }) => edges(ring));
    let crossings = 0;
    for (let i = 0; i < all.length; i++)
      for (let j = i + 1; j < all.length; j++) {
        const [a, b] = all[i]!;
        const [c, d] = all[j]!;
        if (Math.abs(a[0] - c[0]) > 400 || Math.abs(a[1] - c[1]) > 400) continue;
        if (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0) crossings++;
      }
    expect(crossings).toBe(0);
  });

  it('hold every home and spot in exactly one LSOA and one ward, as written in longitude and latitude', () => {
    const ofLsoas = areaIndex(
      lsoas.map(({ code, ring }) => ({ code, shape: [[written(ring)]] })),
      { snapM: 0 },
    );
    const ofWards = areaIndex(
      wards.map(({ code, rings }) => ({ code, shape: rings.map((ring) => [written(ring)]) })),
      { snapM: 0 },
    );
    const places = Array.from({ length: homes.count }, (_, home) => ({
      point: lonLatFromGrid(homes.easting[home]!, homes.northing[home]!),
      lsoa: streets[homes.street[home]!]!.lsoa,
    }));
    for (const { easting, northing, lsoa } of spots)
      places.push({ point: lonLatFromGrid(easting, northing), lsoa });
    for (const { point, lsoa } of places) {
      expect(ofLsoas.locate(...point)).toEqual({ area: lsoa, edge: false });
      expect(ofWards.locate(...point)).toEqual({ area: lsoas[lsoa]!.wardNo, edge: false });
    }
  });
});

describe('addresses', () => {
  it('have a property number each and a street number each', () => {
    expect(streets.reduce((sum, street) => sum + street.homes, 0)).toBe(homes.count);
    for (const { no, firstHome, homes: count } of streets) {
      expect(homes.street[firstHome]).toBe(no);
      expect(homes.street[firstHome + count - 1]).toBe(no);
    }
  });

  it('have postcodes in the form of real ones, in an area that does not exist, each in one LSOA', () => {
    const homeOf = new Map<string, string>();
    for (const { wardNo, place } of lsoas)
      for (let unit = 0; unit < 2400; unit += 7) {
        const postcode = postcodeOf(wardNo, place, unit);
        expect(postcode).toMatch(/^QH([1-9]|[1-4]\d) [1-9][ABD-HJLNP-UW-Z]{2}$/);
        expect(homeOf.get(postcode)).toBeUndefined();
        homeOf.set(postcode, `${wardNo}.${place}`);
      }
  });
});
