import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choroplethSvg, classOf, sequentialColours, valueClasses, type Choropleth } from './index.ts';
import { scaleLengthM } from './map-furniture.ts';
import { elements, textsOf } from '../../../tests/drawings/read-svg.ts';

const square = (x: number, y: number, side: number) => [
  [
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ],
  ],
];

const wards: Choropleth = {
  id: 'm',
  title: 'Reports by ward',
  description: 'Castle has most.',
  areas: [
    { name: 'Castle', polygons: square(400_000, 540_000, 5000), value: 412, nameAt: [402_500, 542_500] },
    { name: 'Harbour', polygons: square(405_000, 540_000, 5000), value: 12 },
    { name: 'Moor', polygons: square(400_000, 545_000, 5000), value: null },
  ],
  classes: [
    { from: 0, colour: '#e0efec', words: '0 to 99' },
    { from: 100, colour: '#00453d', words: '100 or more' },
  ],
  legendTitle: 'Reports, 2025',
  noValueWords: 'Fewer than 5, not shown',
  attribution: 'Contains OS data © Crown copyright 2025.',
};

const lightness = (colour: string) =>
  [1, 3, 5].reduce((sum, at) => sum + Number.parseInt(colour.slice(at, at + 2), 16), 0);
const shapes = (svg: string) =>
  elements(svg, 'path').filter(
    ({ attributes }) =>
      attributes['d']!.startsWith('M') && attributes['d']!.includes('l') && attributes['fill'] !== '#12212b',
  );

/** Where the outline of an area begins, in quarter pixels. */
const beginningOf = (name: string) => {
  const svg = choroplethSvg({
    ...wards,
    areas: wards.areas.map((area) => ({ ...area, value: area.name === name ? 412 : 12 })),
  });
  const path = shapes(svg).find(({ attributes }) => attributes['fill'] === '#00453d')!.attributes['d']!;
  return path
    .match(/^M(-?\d+) (-?\d+)/)!
    .slice(1)
    .map(Number);
};

describe('a map of areas', () => {
  test('areas are shaded by their class, and one without a value is hatched', () => {
    const fills = shapes(choroplethSvg(wards)).map(({ attributes }) => attributes['fill']);
    expect(fills).toEqual(['#00453d', '#e0efec', 'url(#m-none-map)']);
  });

  test('the legend is in words, with a line for what is not shown', () => {
    expect(textsOf(choroplethSvg(wards))).toEqual(
      expect.arrayContaining([
        'Reports, 2025',
        '0 to 99',
        '100 or more',
        'Fewer than 5, not shown',
        'Contains OS data © Crown copyright 2025.',
      ]),
    );
    const all = { ...wards, areas: wards.areas.slice(0, 2) };
    expect(textsOf(choroplethSvg(all))).not.toContain('Fewer than 5, not shown');
  });

  test('it has a scale bar of a round length, north, and the names asked for', () => {
    expect(textsOf(choroplethSvg(wards))).toEqual(expect.arrayContaining(['2 km', 'N', 'Castle']));
    expect(textsOf(choroplethSvg(wards))).not.toContain('Harbour');
  });

  test('north is up and east is right', () => {
    expect(beginningOf('Harbour')[0]).toBeGreaterThan(beginningOf('Castle')[0]!);
    expect(beginningOf('Moor')[1]).toBeLessThan(beginningOf('Castle')[1]!);
  });

  test('of two names that would cover each other, the higher value’s stands', () => {
    const areas = wards.areas.map((area) => ({ ...area, nameAt: [405_000, 545_000] as const }));
    const texts = textsOf(choroplethSvg({ ...wards, areas }));
    expect(texts).toContain('Castle');
    expect(texts).not.toContain('Harbour');
  });

  test('without a caption it is the map alone, for a page that says the rest', () => {
    expect(textsOf(choroplethSvg({ ...wards, caption: false }))).toEqual(['Castle', '2 km', 'N']);
  });
});

describe('classes of values', () => {
  test('the counts 1 to 100 in four classes begin at round numbers', () => {
    const counts = Array.from({ length: 100 }, (_, i) => i + 1);
    expect(valueClasses(counts, 4).map(({ words }) => words)).toEqual([
      '0 to 24',
      '25 to 49',
      '50 to 74',
      '75 or more',
    ]);
  });

  test('values that lie close together share a class', () => {
    const wards = [316, 387, 388, 920, 996, 1143, 1871, 2170, 2289, 3221];
    expect(valueClasses(wards, 4).map(({ words }) => words)).toEqual([
      '0 to 499',
      '500 to 1,499',
      '1,500 to 2,999',
      '3,000 or more',
    ]);
  });

  test('rates say “to under”, counts do not', () => {
    expect(valueClasses([1.5, 8.2, 17.3, 24.9], 2).map(({ words }) => words)).toEqual([
      '0 to under 10',
      '10 or more',
    ]);
  });

  test('every value has one class, classes go up, and darker means more', () => {
    const amounts = fc.array(
      fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.double({ min: 0, max: 100, noNaN: true })),
      { minLength: 1, maxLength: 80 },
    );
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 6 }), (values, count) => {
        const classes = valueClasses(values, count);
        expect(classes.length).toBeGreaterThan(0);
        expect(classes.length).toBeLessThanOrEqual(count);
        expect(classes[0]!.from).toBe(0);
        for (let i = 1; i < classes.length; i++)
          expect(classes[i]!.from).toBeGreaterThan(classes[i - 1]!.from);
        for (const value of values) {
          const found = classOf(value, classes)!;
          const next = classes[classes.indexOf(found) + 1];
          expect(value).toBeGreaterThanOrEqual(found.from);
          if (next) expect(value).toBeLessThan(next.from);
        }
      }),
    );
  });

  test('nothing has no classes, and equal values have one or two', () => {
    expect(valueClasses([])).toEqual([]);
    expect(valueClasses([null, Number.NaN])).toEqual([]);
    expect(valueClasses([0, 0, 0])).toHaveLength(1);
    expect(valueClasses([7, 7, 7, 7]).length).toBeLessThanOrEqual(2);
    expect(classOf(5, [])).toBeUndefined();
  });

  test('colours go from light to dark', () => {
    for (const count of [1, 2, 3, 4, 5, 6]) {
      const shades = sequentialColours(count).map(lightness);
      expect(shades).toHaveLength(count);
      expect(shades).toEqual(shades.toSorted((a, b) => b - a));
    }
  });
});

test('the scale bar is 1, 2 or 5 times a power of ten, and fits', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-5, max: 10, noNaN: true }),
      fc.integer({ min: 40, max: 200 }),
      (pixelsPerM, most) => {
        const length = scaleLengthM(pixelsPerM, most);
        expect(length * pixelsPerM).toBeLessThanOrEqual(most * (1 + 1e-9));
        expect(length * pixelsPerM).toBeGreaterThan(most / 2.51);
        expect(
          String(Number(length.toPrecision(3)))
            .replace(/e.*/, '')
            .replace(/[0.]/g, ''),
        ).toMatch(/^[125]$/);
      },
    ),
  );
});
