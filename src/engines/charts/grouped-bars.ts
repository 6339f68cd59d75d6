import { emptySvg, SMALL, svg, widthOf } from './drawing.ts';
import { frame, places, valuesOf, type ManyBars } from './many-bars.ts';
import { BASELINE, QUIET, seriesFills } from './palette.ts';
import { slotLabels } from './slot-labels.ts';
import { element, words } from './svg.ts';
import { textWidth } from './text-fit.ts';
import { gridMargin, levelGrid, plainNumber, valueAxis } from './value-axis.ts';

const GAP = 0.24;

/**
 * Bars side by side: a few series (two or three read best) compared within each group.
 * Series differ by colour and texture and stand in the order of the legend. A missing value leaves its place with a dash.
 */
export function groupedBars(chart: ManyBars): string {
  const values = valuesOf(chart);
  const { defs, fills } = seriesFills(chart.id, chart.series.length);
  const slot = (widthOf(chart) - 48) / Math.max(1, chart.groups.length);
  const foot = slotLabels(
    chart.groups.map((group) => group.label),
    slot,
  );
  const { width, height, top, bottom, head } = frame(chart, fills, foot.height);
  if (values.flat().every((value) => value === null)) return emptySvg(chart, height);

  const format = chart.format ?? plainNumber;
  const each = (slot * (1 - GAP)) / chart.series.length;
  const direct = values
    .flat()
    .every((value) => value === null || textWidth(format(value), SMALL) <= each + 2);
  const negative = direct && values.flat().some((value) => value !== null && value < 0);
  const axis = valueAxis(values.flat(), [bottom - (negative ? SMALL + 4 : 0), top], { format });
  const left = direct ? 4 : gridMargin(axis);
  const outer = places(chart.groups.length, left, width - 4, GAP);
  const inner = places(chart.series.length, 0, outer.bandwidth(), 0.06);
  const zero = axis.position(0);
  const marks = values.flatMap((row, g) =>
    row.map((value, s) => {
      const x = outer(g)! + inner(s)!;
      const middle = { 'text-anchor': 'middle', 'font-size': SMALL };
      if (value === null) return words(x + inner.bandwidth() / 2, zero - 6, '–', { ...middle, fill: QUIET });
      const y = axis.position(value);
      const box = {
        x,
        y: Math.min(y, zero),
        width: inner.bandwidth(),
        height: Math.abs(zero - y),
        fill: fills[s]!,
      };
      const labelY = value >= 0 ? y - 6 : y + SMALL + 2;
      return (
        element('rect', box) + (direct ? words(x + inner.bandwidth() / 2, labelY, format(value), middle) : '')
      );
    }),
  );
  return svg(chart, height, [
    defs,
    head,
    direct ? '' : levelGrid(axis, left, width - 4),
    ...marks,
    direct ? element('line', { x1: left, x2: width - 4, y1: zero, y2: zero, stroke: BASELINE }) : '',
    foot.draw((i) => outer(i)! + outer.bandwidth() / 2, bottom),
  ]);
}
