import { line } from 'd3-shape';
import { drawable, emptySvg, FONT_SIZE, NARROW, SMALL, svg, widthOf, type Drawing } from './drawing.ts';
import { monthAxis, monthNumber } from './month-axis.ts';
import { everyMonth, lonePoints, marker, type MonthlySeries, type MonthPoint } from './month-points.ts';
import { BASELINE, DASHES, INK, QUIET, seriesColour } from './palette.ts';
import { HALO, levelReference, type Reference } from './reference-line.ts';
import { decimal, element, words } from './svg.ts';
import { shortened, spread, textWidth, wrapped } from './text-fit.ts';
import { gridMargin, levelGrid, plainNumber, valueAxis, type Format } from './value-axis.ts';

export interface LineChart extends Drawing {
  series: readonly MonthlySeries[];
  /** What is counted, said above the axis. */
  unit: string;
  height?: number;
  /** A month from which something changed: a rule, a system, a boundary. Drawn as an upright line with its words. */
  breaks?: readonly { month: string; words: string }[];
  reference?: Reference;
  format?: Format;
}

interface Plot {
  top: number;
  bottom: number;
  left: number;
  right: number;
  x: (month: number) => number;
  y: (value: number) => number;
}

/** Words at the right edge: the end of a line, or the reference. */
interface EndLabel {
  words: string;
  value: number;
  /** The month to lead from; undefined for the reference, whose line runs to the edge. */
  month?: number;
  series?: number;
}

function endLabels(chart: LineChart, series: MonthPoint[][], format: Format): EndLabel[] {
  const labels: EndLabel[] = [];
  series.forEach((points, s) => {
    const end = points.findLast(({ value }) => value !== null);
    if (!end) return;
    const said = series.length === 1 ? format(end.value!) : `${chart.series[s]!.name} ${format(end.value!)}`;
    labels.push({ words: said, value: end.value!, month: end.month, series: s });
  });
  const value = drawable(chart.reference?.value);
  if (value !== null) labels.push({ words: chart.reference!.words, value });
  return labels;
}

function drawEndLabels(labels: readonly EndLabel[], plot: Plot, room: number): string[] {
  const said = labels.map((label) => wrapped(label.words, room, SMALL, 2));
  const levels = labels.map(({ value }) => plot.y(value));
  const heights = said.map((lines) => lines.length * (SMALL + 1) + 4);
  const spots = spread(levels, heights, plot.top, plot.bottom);
  return labels.map((label, i) => {
    const [level, spot] = [levels[i]!, spots[i]!];
    const from = label.month === undefined ? plot.right : plot.x(label.month) + 6;
    const led = from < plot.right - 2 || Math.abs(spot - level) > 3;
    const leader = { stroke: BASELINE, 'stroke-dasharray': '1 3', fill: 'none' };
    const d = `M${decimal(from)} ${decimal(level)}L${decimal(plot.right + 6)} ${decimal(spot)}`;
    const weight = { 'font-size': SMALL, 'font-weight': label.series === undefined ? undefined : 700 };
    const first = spot + SMALL * 0.35 - ((said[i]!.length - 1) * (SMALL + 1)) / 2;
    return (
      (led ? element('path', { d, ...leader }) : '') +
      (label.series === undefined
        ? ''
        : marker(label.series, plot.x(label.month!), level, seriesColour(label.series))) +
      said[i]!.map((line, row) => words(plot.right + 9, first + row * (SMALL + 1), line, weight)).join('')
    );
  });
}

function drawLine(points: readonly MonthPoint[], s: number, plot: Plot, dashed: boolean): string {
  const path = line<MonthPoint>()
    .defined(({ value }) => value !== null)
    .x(({ month }) => plot.x(month))
    .y(({ value }) => plot.y(value!))
    .digits(1)([...points]);
  const dots = lonePoints(points).map(({ month, value }) =>
    marker(s, plot.x(month), plot.y(value!), seriesColour(s)),
  );
  const stroke = {
    stroke: seriesColour(s),
    'stroke-width': 2.5,
    'stroke-linejoin': 'round',
    'stroke-dasharray': dashed ? DASHES[s % DASHES.length] : undefined,
  };
  return (path ? element('path', { d: path, fill: 'none', ...stroke }) : '') + dots.join('');
}

function drawBreaks(chart: LineChart, plot: Plot, first: number, last: number): string[] {
  const width = widthOf(chart);
  return (chart.breaks ?? []).flatMap((change) => {
    const month = monthNumber(change.month);
    if (month === undefined || month < first || month > last) return [];
    // A change takes effect at the beginning of its month, half a step before the month's point.
    const at = Math.max(plot.left, (plot.x(month) + plot.x(month - 1)) / 2);
    const late = at > (plot.left + plot.right) / 2;
    const room = (late ? at : width - at) - 10;
    return [
      element('line', {
        x1: at,
        x2: at,
        y1: plot.top - 18,
        y2: plot.bottom,
        stroke: INK,
        'stroke-dasharray': '2 3',
      }),
      words(at + (late ? -5 : 5), plot.top - 10, shortened(change.words, room, SMALL), {
        'text-anchor': late ? 'end' : 'start',
        'font-size': SMALL,
        ...HALO,
      }),
    ];
  });
}

/**
 * Lines by month from zero, with gaps where months are missing. Each line carries its name and last value at its end, and
 * differs by dash and end mark as well as colour. More than five lines are hard to read in any colour.
 */
export function lineChart(chart: LineChart): string {
  const width = widthOf(chart);
  const height = chart.height ?? (width < NARROW ? 260 : 300);
  const series = everyMonth(chart.series);
  const values = series.flat().map(({ value }) => value);
  if (values.every((value) => value === null)) return emptySvg(chart, height);

  const format = chart.format ?? plainNumber;
  const labels = endLabels(chart, series, format);
  // Bold is a little wider.
  const widest = Math.max(...labels.map((label) => textWidth(label.words, SMALL) * 1.05));
  const room = Math.min(widest, width * 0.36);
  const top = FONT_SIZE + 16 + (chart.breaks?.length ? SMALL + 12 : 0);
  const bottom = height - 44;
  const axis = valueAxis([...values, drawable(chart.reference?.value)], [bottom, top], { format });
  const left = gridMargin(axis);
  const right = width - room - 12;
  const [first, last] = [series[0]![0]!.month, series[0]!.at(-1)!.month];
  const step = (right - left - 12) / Math.max(1, last - first);
  const x = (month: number): number =>
    last === first ? (left + right) / 2 : left + 6 + (month - first) * step;
  const plot: Plot = { top, bottom, left, right, x, y: axis.position };

  const level = labels.find((label) => label.series === undefined);
  return svg(chart, height, [
    words(4, FONT_SIZE, chart.unit, { fill: QUIET, 'font-size': SMALL }),
    levelGrid(axis, left, right),
    monthAxis(first, last, x, bottom),
    level ? levelReference(axis.position(level.value), left, right) : '',
    ...drawBreaks(chart, plot, first, last),
    ...series.map((points, s) => drawLine(points, s, plot, series.length > 1)),
    ...drawEndLabels(labels, plot, room),
  ]);
}
