import { SMALL } from './drawing.ts';
import type { Placed } from './legend.ts';
import { INK, PAPER } from './palette.ts';
import { element, words } from './svg.ts';

/** A round length on the ground that is drawn no longer than `mostPixels`: 1, 2 or 5 times a power of ten, in metres. */
export function scaleLengthM(pixelsPerM: number, mostPixels: number): number {
  const mostM = mostPixels / pixelsPerM;
  const power = 10 ** Math.floor(Math.log10(mostM));
  return [5, 2, 1].map((times) => times * power).find((length) => length <= mostM) ?? power;
}

function said(metres: number): string {
  return metres >= 1000 ? `${metres / 1000} km` : `${Number(metres.toPrecision(2))} m`;
}

/** A scale bar on the left and an arrow to grid north on the right, on one line. */
export function mapFurniture(x: number, y: number, width: number, pixelsPerM: number): Placed {
  const length = scaleLengthM(pixelsPerM, Math.min(140, width * 0.4));
  const pixels = length * pixelsPerM;
  const bar =
    element('rect', { x: x + 0.5, y: y + 4, width: pixels, height: 5, fill: PAPER, stroke: INK }) +
    element('rect', { x: x + 0.5, y: y + 4, width: pixels / 2, height: 5, fill: INK, stroke: INK }) +
    words(x + pixels + 8, y + 11, said(length), { 'font-size': SMALL });
  const right = x + width - 8;
  const arrow =
    element('path', { d: `M${right} ${Math.round(y - 8)}l6 20l-6 -5l-6 5z`, fill: INK }) +
    words(right - 12, y + 11, 'N', { 'text-anchor': 'end', 'font-size': SMALL, 'font-weight': 700 });
  return { body: bar + arrow, height: 22 };
}
