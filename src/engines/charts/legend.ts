import { SMALL } from './drawing.ts';
import { INK } from './palette.ts';
import { element, words } from './svg.ts';
import { shortened, textWidth } from './text-fit.ts';

export interface LegendEntry {
  fill: string;
  words: string;
}

export interface Placed {
  body: string;
  /** How far down it reaches from where it began. */
  height: number;
}

const SWATCH = 16;
const LINE = 24;

/** Swatches with words, side by side, on as many lines as `width` asks for. */
export function legend(entries: readonly LegendEntry[], x: number, y: number, width: number): Placed {
  let left = 0;
  let line = 0;
  const body = entries.map((entry) => {
    const label = shortened(entry.words, width - SWATCH - 6, SMALL);
    const room = SWATCH + 6 + textWidth(label, SMALL);
    if (left > 0 && left + room > width) {
      left = 0;
      line++;
    }
    const at = x + left;
    const top = y + line * LINE;
    left += room + 18;
    return (
      element('rect', {
        x: at + 0.5,
        y: top + 2.5,
        width: SWATCH - 1,
        height: 13,
        fill: entry.fill,
        stroke: INK,
      }) + words(at + SWATCH + 6, top + 14, label, { 'font-size': SMALL })
    );
  });
  return { body: body.join(''), height: entries.length > 0 ? (line + 1) * LINE : 0 };
}
