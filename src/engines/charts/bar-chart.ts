import { scaleBand } from 'd3-scale';
import { valueWords, type Bars } from './bars.ts';
import { drawable, emptySvg, FONT_SIZE, NARROW, SMALL, svg, widthOf } from './drawing.ts';
import { horizontalBars } from './horizontal-bars.ts';
import { BASELINE, OKABE_ITO, PALE, QUIET } from './palette.ts';
import { HALO, levelReference, REFERENCE_MARGIN, referenceWords } from './reference-line.ts';
import { slotLabels } from './slot-labels.ts';
import { element, words } from './svg.ts';
import { textWidth } from './text-fit.ts';
import { gridMargin, levelGrid, plainNumber, valueAxis } from './value-axis.ts';

export interface BarChart extends Bars {
  height?: number;
}

/**
 * Upright bars from zero, in the order given, for a few categories with short labels or a run of months.
 * Values stand on the bars where all fit; else a grid carries them. A few bars whose names do not fit under them are laid
 * down as `horizontalBars`.
 *
 * @returns the drawing as SVG
 */
export function barChart(chart: BarChart): string {
  const width = widthOf(chart);
  const height = chart.height ?? (width < NARROW ? 240 : 280);
  const values = chart.bars.map((bar) => drawable(bar.value));
  if (values.every((value) => value === null)) return emptySvg(chart, height);

  const reference = chart.reference && drawable(chart.reference.value) !== null ? chart.reference : undefined;
  const right = width - 4 - (reference ? REFERENCE_MARGIN : 0);
  const format = chart.format ?? plainNumber;
  const labels = chart.bars.map((bar, i) => valueWords(bar, values[i]!, format));
  const slot = (right - 4) / chart.bars.length;
  const direct = labels.every((label) => textWidth(label, SMALL) <= slot - 2);

  const foot = slotLabels(
    chart.bars.map((bar) => bar.label),
    slot,
  );
  if (!foot.complete && chart.bars.length <= 8) return horizontalBars(chart);
  const top = FONT_SIZE + 14 + (direct ? SMALL + 4 : 6);
  const lowest = height - foot.height - 4;
  const negative = direct && values.some((value) => value !== null && value < 0);
  const bottom = lowest - (negative ? SMALL + 4 : 0);
  const axis = valueAxis([...values, reference?.value ?? null], [bottom, top], { format });
  const left = direct ? 4 : gridMargin(axis);
  const band = scaleBand<number>()
    .domain(chart.bars.map((_, i) => i))
    .range([left, right])
    .paddingInner(chart.bars.length > 20 ? 0.15 : 0.28)
    .paddingOuter(0.14);
  const zero = axis.position(0);

  const rects = chart.bars.map((bar, i) => {
    const y = axis.position(values[i] ?? 0);
    const pale = chart.emphasis !== undefined && chart.emphasis !== bar.label;
    const fill = pale ? PALE : OKABE_ITO[0];
    const box = {
      x: band(i)!,
      y: Math.min(y, zero),
      width: band.bandwidth(),
      height: Math.abs(zero - y),
      fill,
    };
    return values[i] === null ? '' : element('rect', box);
  });
  const tops = chart.bars.map((_, i) => {
    const value = values[i]!;
    const at = { 'text-anchor': 'middle', 'font-size': SMALL };
    const x = band(i)! + band.bandwidth() / 2;
    if (value === null) return words(x, zero - 6, direct ? labels[i]! : '–', { ...at, fill: QUIET });
    if (!direct) return '';
    return words(x, axis.position(value) + (value >= 0 ? -6 : SMALL + 2), labels[i]!, { ...at, ...HALO });
  });

  return svg(chart, height, [
    words(4, FONT_SIZE, chart.unit, { fill: QUIET, 'font-size': SMALL }),
    direct ? '' : levelGrid(axis, left, right),
    ...rects,
    direct ? element('line', { x1: left, x2: right, y1: zero, y2: zero, stroke: BASELINE }) : '',
    reference ? levelReference(axis.position(reference.value), left, right) : '',
    ...tops,
    reference ? referenceWords(reference, right, axis.position(reference.value)) : '',
    foot.draw((i) => band(i)! + band.bandwidth() / 2, lowest),
  ]);
}
