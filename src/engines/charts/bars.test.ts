import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barChart, groupedBars, horizontalBars, stackedBars } from './index.ts';
import { barHeights, bars, elements, textsOf } from '../../../tests/drawings/read-svg.ts';

const base = { id: 'c', title: 'Reports', description: 'Reports by ward.', unit: 'Reports' };
const labelled = (values: (number | null)[]) => values.map((value, i) => ({ label: `W${i}`, value }));

describe('upright bars', () => {
  test('the higher the value, the higher the bar; equal values have equal bars; 0 has a bar of no height', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(counts, fc.constantFrom(345, 640), (values, width) => {
        const heights = barHeights(barChart({ ...base, width, bars: labelled(values) }));
        expect(heights).toHaveLength(values.length);
        const top = Math.max(...values);
        values.forEach((value, i) => {
          const share = top === 0 ? 0 : value / top;
          expect(Math.abs(heights[i]! - share * Math.max(...heights))).toBeLessThan(0.02);
        });
      }),
    );
  });

  test('values stand on the bars where they fit, and a grid carries them where they do not', () => {
    expect(textsOf(barChart({ ...base, bars: labelled([1234, 56]) }))).toEqual([
      'Reports',
      '1,234',
      '56',
      'W0',
      'W1',
    ]);
    const hours = barChart({ ...base, bars: labelled(Array.from({ length: 24 }, (_, i) => 1000 * i)) });
    expect(textsOf(hours)).toContain('20,000');
    expect(textsOf(hours)).not.toContain('23,000');
    expect(textsOf(hours)).toContain('0');
  });

  test('a value too small to show has its words and no bar', () => {
    const svg = barChart({ ...base, bars: [{ label: 'A', value: 9 }, { label: 'B', value: null, missing: '<5' }] }); // prettier-ignore
    expect(bars(svg)).toHaveLength(1);
    expect(textsOf(svg)).toContain('<5');
  });

  test('a value below zero hangs from the line of zero, and its figure has a true minus', () => {
    const svg = barChart({ ...base, bars: labelled([10, -5]) });
    const [up, down] = bars(svg).map(({ attributes }) => [
      Number(attributes['y']),
      Number(attributes['height']),
    ]);
    expect(up![0]! + up![1]!).toBeCloseTo(down![0]!, 1);
    expect(textsOf(svg)).toContain('−5');
  });

  test('the bar to be looked at is the only dark one', () => {
    const fills = bars(barChart({ ...base, bars: labelled([1, 2, 3]), emphasis: 'W1' })).map(
      ({ attributes }) => attributes['fill'],
    );
    expect(fills).toEqual(['#9cc3dc', '#0072b2', '#9cc3dc']);
  });

  test('the reference has its line and its words', () => {
    const svg = barChart({ ...base, bars: labelled([1, 2]), reference: { value: 3, words: 'Average 3' } });
    expect(elements(svg, 'line').filter(({ attributes }) => attributes['stroke-dasharray'])).toHaveLength(1);
    expect(textsOf(svg).join(' ')).toContain('Average 3');
  });

  test('on a phone a few long names are kept, by laying the bars down; of many months every other name is left out', () => {
    const long = ['Personal', 'Nuisance', 'Environmental', 'Unclassified'].map((label) => ({
      label,
      value: 5,
    }));
    for (const { label } of long)
      expect(textsOf(barChart({ ...base, width: 345, bars: long }))).toContain(label);
    const months = barChart({
      ...base,
      width: 345,
      bars: Array.from({ length: 24 }, (_, i) => ({ label: `Month ${i}`, value: 3 })),
    });
    const shown = textsOf(months).filter((text) => text.startsWith('Month'));
    expect(shown.length).toBeGreaterThan(2);
    expect(shown.length).toBeLessThan(24);
  });
});

describe('bars lying down', () => {
  test('the higher the value, the longer the bar, and each value stands at its end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 20 }),
        (values) => {
          const svg = horizontalBars({ ...base, bars: labelled(values) });
          const widths = bars(svg).map(({ attributes }) => Number(attributes['width']));
          const top = Math.max(...values);
          values.forEach((value, i) => {
            const share = top === 0 ? 0 : value / top;
            expect(Math.abs(widths[i]! - share * Math.max(...widths))).toBeLessThan(0.02);
            expect(textsOf(svg)).toContain(value.toLocaleString('en-GB'));
          });
        },
      ),
    );
  });

  test('a long name is broken over lines, none of its words lost', () => {
    const label = 'Rowdy or nuisance neighbours, including visitors to a home at all hours';
    for (const width of [345, 640]) {
      expect(textsOf(horizontalBars({ ...base, width, bars: [{ label, value: 5 }] })).join(' ')).toContain(
        label,
      );
    }
  });

  test('an endless name is cut short with an ellipsis', () => {
    const svg = horizontalBars({ ...base, bars: [{ label: 'long '.repeat(100), value: 5 }] });
    expect(textsOf(svg).some((text) => text.endsWith('…'))).toBe(true);
  });
});

describe('several series', () => {
  const groups = [
    { label: 'North', values: [10, 20, 30] },
    { label: 'South', values: [5, null, 15] },
  ];
  const series = ['Personal', 'Nuisance', 'Environmental'];

  test('side by side: a bar for each value known, a dash for one that is not, and a legend in words', () => {
    const svg = groupedBars({ ...base, series, groups });
    expect(bars(svg)).toHaveLength(5);
    expect(textsOf(svg)).toEqual(expect.arrayContaining([...series, '–', 'North', 'South']));
  });

  test('series differ by texture as well as colour, so that a copier keeps them apart', () => {
    const fills = bars(groupedBars({ ...base, series, groups })).map(({ attributes }) => attributes['fill']);
    expect(new Set(fills).size).toBe(3);
    expect(fills.slice(0, 3)).toEqual(['#0072b2', 'url(#c-fill-1)', 'url(#c-fill-2)']);
  });

  test('stacked: the parts of each bar add up to its total, which stands on top', () => {
    const amounts = fc.array(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(amounts, (rows) => {
        const svg = stackedBars({
          ...base,
          series,
          groups: rows.map((values, i) => ({ label: `G${i}`, values })),
        });
        const parts = bars(svg);
        const heightOf = (g: number) =>
          [0, 1, 2].reduce((sum, s) => sum + Number(parts[s * rows.length + g]!.attributes['height']), 0);
        const totals = rows.map(([a, b, c]) => a! + b! + c!);
        rows.forEach((_, g) => {
          expect(Math.abs(heightOf(g) / heightOf(0) - totals[g]! / totals[0]!)).toBeLessThan(
            0.01 * (totals[g]! / totals[0]!) + 0.005,
          );
          expect(textsOf(svg)).toContain(totals[g]!.toLocaleString('en-GB'));
        });
      }),
    );
  });

  test('stacked: names stand beside the last bar on a page and in a legend on a phone', () => {
    const swatches = (width: number) =>
      elements(stackedBars({ ...base, width, series, groups }), 'rect').filter(
        ({ attributes }) => attributes['stroke'] === '#12212b',
      );
    expect(swatches(640)).toHaveLength(0);
    expect(swatches(345)).toHaveLength(3);
    expect(textsOf(stackedBars({ ...base, series, groups }))).toEqual(expect.arrayContaining(series));
  });
});
