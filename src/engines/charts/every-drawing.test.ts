import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  barChart,
  choroplethSvg,
  groupedBars,
  horizontalBars,
  lineChart,
  sparkline,
  stackedBars,
  valueClasses,
  wideAndNarrow,
} from './index.ts';
import { elements, readSvg } from '../../../tests/drawings/read-svg.ts';

const label = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><svg onload=x>',
    "O'Brien & sons",
    'Rowdy or inconsiderate behaviour',
    '',
  ),
);
const value = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -2000, max: 50_000 }) },
  fc.double({ min: -1e9, max: 1e9 }),
  fc.constantFrom(null, 0, Number.NaN, Infinity, 1e-9),
);
const month = fc.oneof(
  fc
    .tuple(fc.integer({ min: 2019, max: 2026 }), fc.integer({ min: 1, max: 12 }))
    .map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`),
  fc.constantFrom('2025-13', '', 'March'),
);
const drawing = fc.record({
  id: fc.constantFrom('by-month', 'a', 'Chart_2'),
  title: label,
  description: label,
  width: fc.constantFrom(640, 345, 1240, 200, 0, Number.NaN),
});
const bars = fc.record({
  bars: fc.array(fc.record({ label, value, missing: label }), { maxLength: 40 }),
  unit: label,
  emphasis: label,
  reference: fc.record({ value: fc.oneof(fc.integer(), fc.constant(Number.NaN)), words: label }),
});
const manyBars = fc.record({
  series: fc.array(label, { maxLength: 9 }),
  groups: fc.array(fc.record({ label, values: fc.array(value, { maxLength: 9 }) }), { maxLength: 15 }),
  unit: label,
});
const lines = fc.record({
  series: fc.array(
    fc.record({ name: label, points: fc.array(fc.record({ month, value }), { maxLength: 40 }) }),
    { maxLength: 8 },
  ),
  unit: label,
  breaks: fc.array(fc.record({ month, words: label }), { maxLength: 3 }),
  reference: fc.record({ value: fc.oneof(fc.integer(), fc.constant(Number.NaN)), words: label }),
});
const square = (x: number, y: number, side: number): [number, number][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
const map = fc
  .array(
    fc.record({
      name: label,
      value,
      x: fc.integer({ min: 0, max: 50_000 }),
      side: fc.integer({ min: 0, max: 9000 }),
      named: fc.boolean(),
    }),
    { maxLength: 20 },
  )
  .map((areas) => ({
    areas: areas.map(({ name, value: v, x, side, named }) => ({
      name,
      value: v,
      polygons: [[square(x, x / 2, side)]],
      ...(named ? { nameAt: [x + side / 2, x / 2 + side / 2] as const } : {}),
    })),
    classes: valueClasses(areas.map(({ value: v }) => v)),
    legendTitle: 'Reports <2025>',
    attribution: 'Contains OS data © Crown copyright',
  }));

const drawings: [string, fc.Arbitrary<string>][] = [
  ['bar chart', fc.tuple(drawing, bars).map(([d, b]) => barChart({ ...d, ...b }))],
  ['chart of bars lying down', fc.tuple(drawing, bars).map(([d, b]) => horizontalBars({ ...d, ...b }))],
  ['chart of grouped bars', fc.tuple(drawing, manyBars).map(([d, b]) => groupedBars({ ...d, ...b }))],
  ['chart of stacked bars', fc.tuple(drawing, manyBars).map(([d, b]) => stackedBars({ ...d, ...b }))],
  ['line chart', fc.tuple(drawing, lines).map(([d, l]) => lineChart({ ...d, ...l }))],
  [
    'sparkline',
    fc
      .tuple(drawing, fc.array(value, { maxLength: 60 }))
      .map(([d, v]) => sparkline({ ...d, width: 90, values: v })),
  ],
  ['map', fc.tuple(drawing, map).map(([d, m]) => choroplethSvg({ ...d, ...m }))],
];

describe.each(drawings)('any %s', (_what, arbitrary) => {
  test('is well-formed, says what it is, holds no number that is none, and nothing that a page forbids', () => {
    fc.assert(
      fc.property(arbitrary, (svg) => {
        const all = readSvg(svg);
        const root = all[0]!;
        expect(root.name).toBe('svg');
        expect(root.attributes['role']).toBe('img');
        expect(svg).not.toMatch(/="[^"]*(NaN|Infinity|undefined|null)[^"]*"/);
        const ids = all.flatMap(({ attributes }) => attributes['id'] ?? []);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toContain(root.attributes['aria-labelledby']);
        expect(ids).toContain(root.attributes['aria-describedby']);
        for (const { name, attributes } of all) {
          expect(['script', 'style', 'a', 'foreignObject', 'image', 'use']).not.toContain(name);
          for (const [key, content] of Object.entries(attributes)) {
            expect(key).not.toMatch(/^(style|on.*|href|xlink:href)$/i);
            const used = /^url\(#(.*)\)$/.exec(content)?.[1];
            if (used !== undefined) expect(ids).toContain(used);
          }
        }
        for (const { attributes } of all.filter(({ name }) => name === 'rect')) {
          expect(Number(attributes['width'])).toBeGreaterThanOrEqual(0);
          expect(Number(attributes['height'])).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 150 },
    );
  });
});

const nothing = { id: 'n', title: 'Nothing', description: 'No reports yet.' };

test.each([
  ['bars', barChart({ ...nothing, bars: [], unit: '' })],
  ['bars lying down', horizontalBars({ ...nothing, bars: [{ label: 'A', value: null }], unit: '' })],
  ['grouped bars', groupedBars({ ...nothing, series: ['A'], groups: [], unit: '' })],
  ['stacked bars', stackedBars({ ...nothing, series: [], groups: [], unit: '' })],
  ['lines', lineChart({ ...nothing, series: [], unit: '' })],
  ['a map', choroplethSvg({ ...nothing, areas: [], classes: [], legendTitle: '', attribution: '' })],
])('%s of nothing say so', (_what, svg) => {
  expect(elements(svg, 'text').map(({ text }) => text)).toEqual(['Nothing to show']);
});

test('title and description are there word for word, markup and all, and ids come from the id given', () => {
  const svg = barChart({
    id: 'wards',
    title: 'Reports <b>by ward</b> & street',
    description: 'Castle had "most".',
    bars: [{ label: '<i>Castle</i>', value: 3 }],
    unit: 'Reports',
  });
  const [title] = elements(svg, 'title');
  const [desc] = elements(svg, 'desc');
  expect(title).toMatchObject({ text: 'Reports <b>by ward</b> & street', attributes: { id: 'wards-title' } });
  expect(desc).toMatchObject({ text: 'Castle had "most".', attributes: { id: 'wards-desc' } });
  expect(elements(svg, 'text').map(({ text }) => text)).toContain('<i>Castle</i>');
  expect(elements(svg, 'i')).toEqual([]);
});

test('an id that would break out of its attribute is a bug, and stops the drawing', () => {
  expect(() => sparkline({ ...nothing, id: 'a" onload="x', values: [] })).toThrow(RangeError);
});

test('a drawing for a page and for a phone has two layouts, each with ids of its own', () => {
  const both = wideAndNarrow((width, suffix) =>
    barChart({
      ...nothing,
      id: `by-month${suffix}`,
      width,
      bars: [{ label: 'A', value: 1 }],
      unit: 'Reports',
    }),
  );
  const roots = elements(both, 'svg').map(({ attributes }) => [attributes['class'], attributes['width']]);
  expect(roots).toEqual([
    ['cw-drawing--wide', '640'],
    ['cw-drawing--narrow', '345'],
  ]);
  const ids = readSvg(both).flatMap(({ attributes }) => attributes['id'] ?? []);
  expect(ids).toEqual(['by-month-title', 'by-month-desc', 'by-month-narrow-title', 'by-month-narrow-desc']);
});
