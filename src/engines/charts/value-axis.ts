import { max, min } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { drawable, SMALL } from './drawing.ts';
import { BASELINE, GRID, QUIET } from './palette.ts';
import { element, words } from './svg.ts';
import { textWidth } from './text-fit.ts';

export type Format = (value: number) => string;

const oneDecimal = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const twoFigures = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 2 });

/** A number as pages write it: 1,234; 18.2; 0.034; −3. */
export const plainNumber: Format = (value) => {
  const small = Math.abs(value) < 1 && value !== 0;
  return (small ? twoFigures : oneDecimal).format(value).replace('-', '\u2212');
};

/** Values along an axis that always holds zero. */
export interface ValueAxis {
  /** Pixels along the axis; monotone in the value. */
  position: (value: number) => number;
  ticks: number[];
  format: Format;
}

/**
 * An axis from zero (or the lowest, where values are negative) to just above the highest: rounding further up would leave
 * paper empty.
 *
 * @param range pixels of its low and high end
 * @param options `wanted` about how many ticks (default 4); `format` of tick labels
 */
export function valueAxis(
  values: Iterable<number | null>,
  range: readonly [number, number],
  options: { wanted?: number; format?: Format | undefined } = {},
): ValueAxis {
  const known = [...values].map(drawable).filter((value) => value !== null);
  const low = Math.min(0, min(known) ?? 0);
  const high = Math.max(0, max(known) ?? 0);
  const wanted = options.wanted ?? 4;
  const scale = scaleLinear()
    .domain(low === 0 && high === 0 ? [0, 1] : [low, high])
    .range(range);
  const whole = known.every((value) => Number.isInteger(value));
  const ticks = scale.ticks(wanted).filter((tick) => !whole || Number.isInteger(tick));
  return { position: (value) => scale(value), ticks, format: options.format ?? plainNumber };
}

/** Level grid lines with their values to the left of `x1`, the line of zero darker. */
export function levelGrid(axis: ValueAxis, x1: number, x2: number): string {
  return axis.ticks
    .map((tick) => {
      const y = axis.position(tick);
      return (
        element('line', { x1, x2, y1: y, y2: y, stroke: tick === 0 ? BASELINE : GRID }) +
        words(x1 - 8, y + SMALL * 0.35, axis.format(tick), {
          'text-anchor': 'end',
          'font-size': SMALL,
          fill: QUIET,
        })
      );
    })
    .join('');
}

/** Room that the values of a level grid need on the left. */
export function gridMargin(axis: ValueAxis): number {
  return Math.ceil((max(axis.ticks, (tick) => textWidth(axis.format(tick), SMALL)) ?? 0) + 10);
}
