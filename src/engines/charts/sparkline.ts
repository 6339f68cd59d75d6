import { line } from 'd3-shape';
import { drawable, svg, type Drawing } from './drawing.ts';
import { GRID, OKABE_ITO } from './palette.ts';
import { element } from './svg.ts';
import { valueAxis } from './value-axis.ts';

export interface Sparkline extends Drawing {
  /** Oldest first, evenly spaced; null leaves a gap. */
  values: readonly (number | null)[];
  height?: number;
}

/**
 * A line the size of a word, for a cell of a table beside its number: from zero, the last value marked. It has no scale, so
 * it never stands alone.
 */
export function sparkline(chart: Sparkline): string {
  const width = Math.max(24, chart.width ?? 120);
  const height = chart.height ?? 32;
  const values = chart.values.map(drawable);
  const axis = valueAxis(values, [height - 3.5, 3.5], { wanted: 2 });
  const step = (width - 8) / Math.max(1, values.length - 1);
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, i) => 4 + i * step)
    .y((value) => axis.position(value!))
    .digits(1);
  const last = values.findLastIndex((value) => value !== null);
  const drawn = path(values) ?? '';
  const body = [
    element('line', { x1: 0, x2: width, y1: axis.position(0), y2: axis.position(0), stroke: GRID }),
    drawn === ''
      ? ''
      : element('path', { d: drawn, fill: 'none', stroke: OKABE_ITO[0], 'stroke-width': 1.75 }),
    last < 0
      ? ''
      : element('circle', {
          cx: 4 + last * step,
          cy: axis.position(values[last]!),
          r: 3,
          fill: OKABE_ITO[0],
        }),
  ];
  return svg(chart, height, body, width);
}
