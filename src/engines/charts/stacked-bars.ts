import { stack } from 'd3-shape';
import { drawable, emptySvg, NARROW, SMALL, svg, widthOf } from './drawing.ts';
import { frame, places, valuesOf, type ManyBars } from './many-bars.ts';
import { BASELINE, PAPER, seriesFills } from './palette.ts';
import { slotLabels } from './slot-labels.ts';
import { decimal, element, words } from './svg.ts';
import { shortened, spread, textWidth } from './text-fit.ts';
import { gridMargin, levelGrid, plainNumber, valueAxis } from './value-axis.ts';

/** Names beside the last bar, led to the middles of its parts and moved apart so that none covers another. */
function namesBeside(
  names: readonly string[],
  middles: readonly number[],
  at: { bar: number; words: number; room: number; top: number; bottom: number },
): string[] {
  const heights = middles.map(() => SMALL + 5);
  const spots = spread(middles, heights, at.top, at.bottom);
  return names.map((name, s) => {
    const d = `M${decimal(at.bar + 2)} ${decimal(middles[s]!)}L${decimal(at.words - 4)} ${decimal(spots[s]!)}`;
    return (
      element('path', { d, stroke: BASELINE, fill: 'none' }) +
      words(at.words, spots[s]! + SMALL * 0.35, shortened(name, at.room, SMALL), { 'font-size': SMALL })
    );
  });
}

/**
 * Bars whose parts lie on one another, first series lowest, with the total on top. For parts of a whole that are counts:
 * negative and missing parts are left out.
 *
 * Names of the parts stand beside the last bar where there is room, else in a legend in the order of the stack.
 */
export function stackedBars(chart: ManyBars): string {
  const values = valuesOf(chart).map((row) => row.map((value) => Math.max(0, value ?? 0)));
  const { defs, fills } = seriesFills(chart.id, chart.series.length);
  const beside = widthOf(chart) >= NARROW;
  const longest = Math.max(0, ...chart.series.map((name) => textWidth(name, SMALL)));
  const room = Math.min(longest, widthOf(chart) * 0.3);
  const margin = beside ? room + 22 : 4;
  const slot = (widthOf(chart) - 40 - margin) / Math.max(1, chart.groups.length);
  const foot = slotLabels(
    chart.groups.map((group) => group.label),
    slot,
  );
  const { width, height, top, bottom, head } = frame(chart, beside ? [] : fills, foot.height);
  if (chart.groups.every((group) => group.values.every((value) => drawable(value) === null))) {
    return emptySvg(chart, height);
  }

  const format = chart.format ?? plainNumber;
  const totals = values.map((row) => row.reduce((sum, value) => sum + value, 0));
  const direct = totals.every((total) => textWidth(format(total), SMALL) <= slot - 2);
  const axis = valueAxis(totals, [bottom, top], { format });
  const left = gridMargin(axis);
  const right = width - margin;
  const across = places(chart.groups.length, left, right, 0.28);
  const layers = stack<number[], number>()
    .keys(chart.series.map((_, s) => s))
    .value((row, s) => row[s]!)(values);
  const parts = layers.flatMap((layer, s) =>
    layer.map(([from, to], g) => {
      const y = axis.position(to);
      const box = {
        x: across(g)!,
        y,
        width: across.bandwidth(),
        height: Math.max(0, axis.position(from) - y),
      };
      return element('rect', { ...box, fill: fills[s]!, stroke: PAPER, 'stroke-width': to > from ? 1 : 0 });
    }),
  );
  const middle = { 'text-anchor': 'middle', 'font-size': SMALL };
  const tops = totals.map((total, g) =>
    direct ? words(across(g)! + across.bandwidth() / 2, axis.position(total) - 6, format(total), middle) : '',
  );
  const middles = layers.map((layer) => {
    const [from, to] = layer.at(-1)!;
    return axis.position((from + to) / 2);
  });
  const lastBar = across(chart.groups.length - 1)! + across.bandwidth();
  return svg(chart, height, [
    defs,
    head,
    levelGrid(axis, left, right),
    ...parts,
    ...tops,
    ...(beside
      ? namesBeside(chart.series, middles, { bar: lastBar, words: right + 6, room, top, bottom })
      : []),
    foot.draw((i) => across(i)! + across.bandwidth() / 2, bottom),
  ]);
}
