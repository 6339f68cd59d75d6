import { drawable, emptySvg, FONT_SIZE, NARROW, SMALL, svg, widthOf } from './drawing.ts';
import { BASELINE, INK, OKABE_ITO, PALE, QUIET } from './palette.ts';
import { HALO } from './reference-line.ts';
import { element, words } from './svg.ts';
import { textWidth, wrapped } from './text-fit.ts';
import { valueWords, type Bar, type Bars } from './bars.ts';
import { plainNumber, valueAxis, type ValueAxis } from './value-axis.ts';

const LINE = FONT_SIZE + 2;

interface Layout {
  width: number;
  narrow: boolean;
  /** Room for the names, and where the bars may begin. */
  names: number;
  axis: ValueAxis;
  /** Where the reference lies along the axis. */
  compared: number | undefined;
}

interface Row {
  bar: Bar;
  value: number | null;
  end: string;
  pale: boolean;
}

function layoutOf(chart: Bars, rows: readonly Row[]): Layout {
  const width = widthOf(chart);
  const narrow = width < NARROW;
  const longest = Math.max(...rows.map(({ bar }) => textWidth(bar.label, FONT_SIZE)));
  const names = narrow ? width - 8 : Math.min(width * 0.42, longest + 4);
  const endRoom = Math.max(...rows.map(({ end }) => textWidth(end, FONT_SIZE))) + 10;
  const negative = rows.some(({ value }) => value !== null && value < 0);
  const left = (narrow ? 4 : names + 14) + (negative ? endRoom : 0);
  const reference = drawable(chart.reference?.value);
  const axis = valueAxis([...rows.map(({ value }) => value), reference], [left, width - endRoom - 2]);
  return { width, narrow, names, axis, compared: reference === null ? undefined : axis.position(reference) };
}

/** The value at the end of a bar; words that the line of the reference would cross stand beyond it, where there is room. */
function drawEnd({ value, end }: Row, middle: number, { axis, compared, width }: Layout): string {
  const x = axis.position(value ?? 0);
  const backwards = value !== null && value < 0;
  const endWidth = textWidth(end, FONT_SIZE);
  const crossed = compared !== undefined && compared > x && compared < x + 8 + endWidth;
  const beyond = !backwards && crossed && compared + 6 + endWidth < width;
  return words(beyond ? compared + 6 : x + (backwards ? -6 : 6), middle + FONT_SIZE * 0.35, end, {
    'text-anchor': backwards ? 'end' : undefined,
    fill: value === null ? QUIET : undefined,
    ...HALO,
  });
}

/** One row from `y` down: its bar, its words (drawn later, on top of the lines), and its height. */
function drawRow(row: Row, y: number, layout: Layout): { rect: string; said: string; height: number } {
  const { narrow, names, axis } = layout;
  const lines = wrapped(row.bar.label, names, FONT_SIZE, narrow ? 2 : 3);
  const tall = lines.length * LINE;
  const height = narrow ? tall + 25 : Math.max(30, tall + 10);
  const barHeight = narrow ? 14 : 18;
  const barTop = narrow ? y + tall + 2 : y + (height - barHeight) / 2;
  const firstLine = narrow ? y + FONT_SIZE : y + (height - tall + LINE) / 2 + FONT_SIZE * 0.35;
  const label = lines.map((line, at) =>
    words(narrow ? 4 : names + 4, firstLine + at * LINE, line, narrow ? HALO : { 'text-anchor': 'end' }),
  );
  const [zero, x] = [axis.position(0), axis.position(row.value ?? 0)];
  const box = { x: Math.min(x, zero), y: barTop, width: Math.abs(x - zero), height: barHeight };
  return {
    rect: row.value === null ? '' : element('rect', { ...box, fill: row.pale ? PALE : OKABE_ITO[0] }),
    said: label.join('') + drawEnd(row, barTop + barHeight / 2, layout),
    height,
  };
}

/**
 * Bars lying down, one to a line, for categories with long names: types, places, partners. The value stands at the end of
 * each bar. Names stand to the left on up to three lines, and on a phone above their bars.
 */
export function horizontalBars(chart: Bars): string {
  const format = chart.format ?? plainNumber;
  const rows = chart.bars.map((bar): Row => {
    const value = drawable(bar.value);
    const end = valueWords(bar, value, format);
    return { bar, value, end, pale: chart.emphasis !== undefined && chart.emphasis !== bar.label };
  });
  if (rows.every(({ value }) => value === null)) return emptySvg(chart, 120);

  const layout = layoutOf(chart, rows);
  const { axis, compared, narrow, width } = layout;
  const top = FONT_SIZE + 12 + (compared === undefined ? 0 : LINE);
  let y = top;
  const drawn = rows.map((row) => {
    const each = drawRow(row, y, layout);
    y += each.height;
    return each;
  });
  const zero = axis.position(0);
  const upright = { y1: top, y2: y, stroke: BASELINE };
  const late = compared !== undefined && compared > width / 2;
  return svg(chart, y + 6, [
    words(4, FONT_SIZE, chart.unit, { fill: QUIET, 'font-size': SMALL }),
    ...drawn.map(({ rect }) => rect),
    narrow && zero < 5 ? '' : element('line', { x1: zero, x2: zero, ...upright }),
    compared === undefined
      ? ''
      : element('line', {
          x1: compared,
          x2: compared,
          y1: top - 5,
          y2: y,
          stroke: INK,
          'stroke-dasharray': '5 4',
        }) +
        words(compared + (late ? 4 : -4), top - 9, chart.reference!.words, {
          'text-anchor': late ? 'end' : 'start',
          'font-size': SMALL,
        }),
    ...drawn.map(({ said }) => said),
  ]);
}
