import { scaleBand, type ScaleBand } from 'd3-scale';
import { drawable, FONT_SIZE, NARROW, SMALL, widthOf, type Drawing } from './drawing.ts';
import { legend } from './legend.ts';
import { QUIET } from './palette.ts';
import { words } from './svg.ts';
import type { Format } from './value-axis.ts';

/** Several values for each label: one per series, in the order of the series. */
export interface ManyBars extends Drawing {
  series: readonly string[];
  groups: readonly { label: string; values: readonly (number | null)[] }[];
  /** What is counted, said above the axis. */
  unit: string;
  height?: number;
  format?: Format;
}

export function valuesOf(chart: ManyBars): (number | null)[][] {
  return chart.groups.map((group) => chart.series.map((_, s) => drawable(group.values[s])));
}

/** The words above many bars, and the room left for them. */
export interface Frame {
  width: number;
  height: number;
  top: number;
  bottom: number;
  head: string;
}

/** @param fills of the series, for a legend; none where the names stand elsewhere */
export function frame(chart: ManyBars, fills: readonly string[], footHeight: number): Frame {
  const width = widthOf(chart);
  const entries = fills.map((fill, i) => ({ fill, words: chart.series[i]! }));
  const key = legend(entries, 4, FONT_SIZE + 10, width - 8);
  const height = (chart.height ?? (width < NARROW ? 240 : 280)) + key.height;
  return {
    width,
    height,
    top: FONT_SIZE + 14 + (key.height > 0 ? key.height + 6 : 0) + SMALL,
    bottom: height - footHeight - 4,
    head: words(4, FONT_SIZE, chart.unit, { fill: QUIET, 'font-size': SMALL }) + key.body,
  };
}

/** Places of equal width for `count` bars or groups; `gap` is the share of each that stays free. */
export function places(count: number, from: number, to: number, gap: number): ScaleBand<number> {
  return scaleBand<number>()
    .domain(Array.from({ length: count }, (_, i) => i))
    .range([from, to])
    .paddingInner(gap)
    .paddingOuter(gap / 2);
}
