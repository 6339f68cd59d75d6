import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineChart, sparkline } from './index.ts';
import { elements, textsOf } from '../../../tests/drawings/read-svg.ts';

const base = { id: 'c', title: 'Reports', description: 'Reports by month.', unit: 'Reports a month' };
const from2024 = (values: (number | null)[]) =>
  values.map((value, i) => ({
    month: `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
    value,
  }));
const linesOf = (svg: string): string[] =>
  elements(svg, 'path')
    .filter(({ attributes }) => attributes['stroke-width'] === '2.5')
    .map(({ attributes }) => attributes['d']!);
const heightsOf = (path: string): number[] =>
  [...path.matchAll(/,(-?[\d.]+)/g)].map((found) => Number(found[1]));

describe('lines by month', () => {
  test('a month that is missing leaves a gap, whether it is null or not there at all', () => {
    const values = [3, 4, null, 5, 6];
    const known = from2024(values).filter(({ value }) => value !== null);
    for (const points of [from2024(values), known, known.toReversed()]) {
      const [path] = linesOf(lineChart({ ...base, series: [{ name: 'All', points }] }));
      expect(path!.match(/M/g)).toHaveLength(2);
      expect(heightsOf(path!)).toHaveLength(4);
    }
  });

  test('a month alone between gaps is a dot', () => {
    const svg = lineChart({ ...base, series: [{ name: 'All', points: from2024([3, null, 5, null, 6]) }] });
    expect(elements(svg, 'circle')).toHaveLength(4);
  });

  test('one month alone is a dot with its value', () => {
    const svg = lineChart({ ...base, series: [{ name: 'All', points: from2024([412]) }] });
    expect(elements(svg, 'circle').length).toBeGreaterThan(0);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['412', 'Jan', '2024']));
  });

  test('the higher the value, the higher the line', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 2, maxLength: 60 }), (values) => {
        const [path] = linesOf(lineChart({ ...base, series: [{ name: 'All', points: from2024(values) }] }));
        const heights = heightsOf(path!);
        expect(heights).toHaveLength(values.length);
        values.forEach((value, i) =>
          values.forEach((other, j) => {
            if (value > other) expect(heights[i]!).toBeLessThanOrEqual(heights[j]!);
          }),
        );
      }),
    );
  });

  test('each line carries its name and last value, and differs by dash and end mark', () => {
    const series = ['Police', 'Council', 'Housing'].map((name, k) => ({
      name,
      points: from2024([10 + k, 20 + 9 * k]),
    }));
    const svg = lineChart({ ...base, series });
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['Police 20', 'Council 29', 'Housing 38']));
    const dashes = elements(svg, 'path')
      .filter(({ attributes }) => attributes['stroke-width'] === '2.5')
      .map(({ attributes }) => attributes['stroke-dasharray']);
    expect(new Set(dashes).size).toBe(3);
    expect(elements(svg, 'circle')).toHaveLength(1);
  });

  test('two lines that end together have names that do not cover each other', () => {
    const series = ['Police', 'Council'].map((name) => ({ name, points: from2024([10, 20]) }));
    const [one, other] = elements(lineChart({ ...base, series }), 'text')
      .filter(({ text }) => text.endsWith(' 20'))
      .map(({ attributes }) => Number(attributes['y']));
    expect(Math.abs(one! - other!)).toBeGreaterThanOrEqual(15);
  });

  test('a break in the figures is marked with its words', () => {
    const svg = lineChart({
      ...base,
      series: [{ name: 'All', points: from2024([1, 2, 3, 4]) }],
      breaks: [{ month: '2024-03', words: 'New system' }],
    });
    expect(textsOf(svg)).toContain('New system');
  });

  test('years are named once, under their first month shown', () => {
    const svg = lineChart({
      ...base,
      series: [{ name: 'All', points: from2024(Array.from({ length: 24 }, (_, i) => i)) }],
    });
    expect(textsOf(svg).filter((text) => text === '2024' || text === '2025')).toEqual(['2024', '2025']);
  });
});

describe('sparklines', () => {
  test('one value, equal values, all nothing and none at all are drawn without fault', () => {
    for (const values of [[5], [0, 0], [null, null], []]) {
      const dots = elements(sparkline({ ...base, values }), 'circle');
      expect(dots).toHaveLength(values.some((value) => value !== null) ? 1 : 0);
    }
  });

  test('the last value known is marked, at its height', () => {
    const svg = sparkline({ ...base, width: 100, height: 30, values: [0, 10, 5, null] });
    const [dot] = elements(svg, 'circle');
    expect(Number(dot!.attributes['cy'])).toBeCloseTo(15, 0);
    expect(Number(dot!.attributes['cx'])).toBeCloseTo(4 + (92 / 3) * 2, 0);
  });
});
