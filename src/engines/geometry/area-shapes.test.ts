import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaShapes } from './index.ts';

const triangle = [[[0, 0], [1, 0], [0, 1], [0, 0]]]; // prettier-ignore
const feature = (properties: object, geometry: unknown = { type: 'Polygon', coordinates: triangle }) => ({
  type: 'Feature',
  properties,
  geometry,
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

test('codes, names and outlines are read, moved to metres where asked', () => {
  const reading = areaShapes(collection(feature({ code: 'E1', name: 'North' }), feature({ code: 2 })), {
    code: 'code',
    name: 'name',
    project: (x, y) => [x * 1000, y * 1000],
  });
  expect(reading).toMatchObject({
    ok: true,
    value: [
      { code: 'E1', name: 'North', shape: [[[[0, 0], [1000, 0], [0, 1000], [0, 0]]]] }, // prettier-ignore
      { code: '2', name: '2' },
    ],
  });
});

test.each([
  ['nothing', null, 'The file is not a GeoJSON feature collection.'],
  ['a single feature', feature({ code: 'A' }), 'The file is not a GeoJSON feature collection.'],
  ['a feature without a code', collection(feature({})), 'Feature 1 has no “code”.'],
  [
    'a code twice',
    collection(feature({ code: 'A' }), feature({ code: 'A' })),
    'Feature 2 repeats the code “A”.',
  ],
  [
    'a point',
    collection(feature({ code: 'A' }, { type: 'Point', coordinates: [0, 0] })),
    'its geometry is a Point, not a polygon',
  ],
  ['no geometry', collection(feature({ code: 'A' }, null)), 'it has no geometry'],
  [
    'words for numbers',
    collection(feature({ code: 'A' }, { type: 'Polygon', coordinates: [[['0', '0']]] })),
    'a position is not two numbers',
  ],
  [
    'a line',
    collection(
      feature(
        { code: 'A' },
        {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [1, 1],
              [0, 0],
            ],
          ],
        },
      ),
    ),
    'it needs three',
  ],
])('%s is refused with a sentence that says which feature', (_what, input, reason) => {
  const reading = areaShapes(input, { code: 'code' });
  expect(reading.ok).toBe(false);
  if (!reading.ok) expect(reading.reason).toContain(reason);
});

test('no JSON makes it throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      areaShapes(json, { code: 'code' });
      areaShapes({ type: 'FeatureCollection', features: [json] }, { code: 'code' });
      areaShapes(collection(feature({ code: 'A' }, { type: 'MultiPolygon', coordinates: json })), {
        code: 'code',
      });
    }),
  );
});
