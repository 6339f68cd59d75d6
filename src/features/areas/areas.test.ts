import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../kernel/actor.ts';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import { pictureOf } from '../../../tests/fixtures/picture.ts';
import { openTestServer, wordsOf, type TestServer } from '../../../tests/fixtures/web-server.ts';
import { importAreas, routes } from './index.ts';
import { withNeighbours } from './rules/near.ts';
import { shapeOf } from './rules/outlines.ts';
import { areaOutlines } from './use-cases/area-outlines.ts';

const square = (code: string, easting: number, northing: number, sideM = 1000) =>
  shapeOf({
    code,
    name: code,
    rings: [
      [
        [
          [easting, northing],
          [easting + sideM, northing],
          [easting + sideM, northing + sideM],
          [easting, northing + sideM],
        ],
      ],
    ],
  });

describe('an area among its neighbours', () => {
  const middle = square('middle', 410_000, 310_000);
  const beside = square('beside', 411_000, 310_000);
  const away = square('away', 412_000, 310_000);

  it('is drawn with those that touch it and without those further off', () => {
    const codes = withNeighbours(middle, [middle, beside, away]).map(({ code }) => code);
    expect(codes).toEqual(['middle', 'beside']);
  });

  it('is drawn alone when it has no outline', () => {
    const nowhere = shapeOf({ code: 'nowhere', name: 'Nowhere', rings: [] });
    expect(withNeighbours(nowhere, [middle, nowhere])).toEqual([nowhere]);
  });
});

describe('areas', () => {
  let database: TestDatabase;
  let server: TestServer;
  const read = async (url: string, role: Role = 'officer') =>
    (await server.signedIn(role, 'council')).get(url);

  beforeAll(async () => {
    database = await openTestDatabase();
    const picture = pictureOf(database);
    await picture.area({ code: 'E05000001', name: 'Harbourside', at: [410_000, 310_000] });
    await picture.area({ code: 'E05000002', name: 'Castle', at: [411_000, 310_000] });
    await picture.area({ kind: 'lsoa', code: 'E01000001', name: 'Harbourside 001A' });
    server = await openTestServer(database, { routes });
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  it('are listed by name, wards first, with a way to what was told of each', async () => {
    const { body } = await read('/areas');
    const words = wordsOf(body);
    expect(words).toContain('The county has 2 wards and 1 small area.');
    expect(words.indexOf('Castle')).toBeLessThan(words.indexOf('Harbourside'));
    expect(body).toContain('href="/incidents?area=ward.E05000001"');
    expect(words).not.toContain('Harbourside 001A');
    expect(wordsOf((await read('/areas?kind=lsoa')).body)).toContain('Harbourside 001A');
  });

  it('each have a page, drawn among their neighbours, with whose boundaries they are', async () => {
    const { body } = await read('/areas/ward/E05000001');
    expect(wordsOf(body)).toContain('Ward Harbourside');
    expect(wordsOf(body)).toContain('Boundaries of a made-up county.');
    expect(body).toContain('<title id="where-title">Where Harbourside lies</title>');
  });

  it.each(['/areas/ward/E05999999', '/areas/county/E05000001', '/areas/ward/%27'])(
    'have nothing at %s',
    async (url) => {
      expect((await read(url)).statusCode).toBe(404);
    },
  );

  it('are given to maps in degrees, to be kept by the browser only at the address of their version', async () => {
    const plain = await read('/areas/ward.geojson', 'councillor');
    const collection = JSON.parse(plain.body) as GeoJSON.FeatureCollection<GeoJSON.MultiPolygon>;
    expect(collection.features.map((feature) => feature.properties?.['name'])).toEqual([
      'Harbourside',
      'Castle',
    ]);
    const [longitude, latitude] = collection.features[0]!.geometry.coordinates[0]![0]![0]!;
    expect([longitude, latitude]).toEqual([expect.closeTo(-1.853, 2), expect.closeTo(52.688, 2)]);
    expect(plain.headers['cache-control']).toBe('no-store');
    const drawn = await database.webGate.perform(
      areaOutlines,
      await database.signedIn('analyst', 'council'),
      {
        kind: 'ward',
      },
    );
    const version = drawn.ok ? drawn.value.version : '';
    const kept = await read(`/areas/ward.geojson?v=${version}`);
    expect(kept.headers['cache-control']).toBe('private, max-age=2592000');
    expect((await read('/areas/ward.geojson?v=older')).headers['cache-control']).toBe('no-store');
  });
});

const feature = (code: string, name: string, longitude = -1.85) => ({
  type: 'Feature',
  properties: { WD23CD: code, WD23NM: name },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [longitude, 52.68],
        [longitude + 0.01, 52.68],
        [longitude + 0.01, 52.69],
        [longitude, 52.68],
      ],
    ],
  },
});
const file = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });

describe('boundaries brought in from a file', () => {
  let database: TestDatabase;
  const bringIn = async (geojson: string, role: Role = 'data-steward') =>
    database.workerGate.perform(importAreas, await database.signedIn(role, 'council'), {
      kind: 'ward',
      geojson,
      codeProperty: 'WD23CD',
      nameProperty: 'WD23NM',
      attribution: 'Contains public sector information licensed under the Open Government Licence v3.0.',
    });

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  it('add what is new, change what is different, and leave the rest', async () => {
    const first = await bringIn(file(feature('E05000001', 'Harbourside'), feature('E05000002', 'Castle')));
    expect(first).toEqual({ ok: true, value: { read: 2, added: 2, changed: 0 } });
    const again = await bringIn(file(feature('E05000001', 'Harbour'), feature('E05000002', 'Castle')));
    expect(again).toEqual({ ok: true, value: { read: 2, added: 0, changed: 1 } });
  });

  it.each([
    ['not a collection of features', '{"a":1}', 'The file is not a GeoJSON feature collection.'],
    ['not JSON', '<html>', 'The file is not a GeoJSON feature collection.'],
    [
      'of an area without a code',
      file({ ...feature('E05000003', 'X'), properties: {} }),
      'Feature 1 has no “WD23CD”.',
    ],
    [
      'of a point',
      file({ ...feature('E05000003', 'X'), geometry: { type: 'Point', coordinates: [0, 0] } }),
      'Feature 1 (“E05000003”): its geometry is a Point, not a polygon.',
    ],
  ])('are refused when the file is %s, with a sentence', async (_, geojson, message) => {
    expect(await bringIn(geojson)).toMatchObject({
      ok: false,
      refusal: { code: 'areas/unreadable', message },
    });
  });

  it('are not brought in by an officer', async () => {
    expect(await bringIn(file(feature('E05000009', 'Mine')), 'officer')).toMatchObject({
      refusal: { code: 'access/role' },
    });
  });
});
