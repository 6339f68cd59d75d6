import { SMALL } from './drawing.ts';
import { INK, PAPER } from './palette.ts';
import { element, words } from './svg.ts';
import { wrapped } from './text-fit.ts';

/** A value to compare with, drawn as a dashed line with its words. */
export interface Reference {
  value: number;
  /** "Average 212", "Same month last year" */
  words: string;
}

/** Attributes that keep words readable on top of marks. */
export const HALO = {
  stroke: PAPER,
  'stroke-width': 4,
  'stroke-linejoin': 'round',
  'paint-order': 'stroke',
} as const;

/** Room to the right of the plot that the words of a level reference take. */
export const REFERENCE_MARGIN = 84;

/** The dashed line. Drawn before the words of the marks, so that theirs stay readable. */
export function levelReference(y: number, x1: number, x2: number): string {
  return element('line', {
    x1,
    x2,
    y1: y,
    y2: y,
    stroke: INK,
    'stroke-dasharray': '5 4',
    'stroke-width': 1.25,
  });
}

/** The words of the reference, on up to three lines to the right of its line. */
export function referenceWords(reference: Reference, x: number, y: number): string {
  const lines = wrapped(reference.words, REFERENCE_MARGIN - 8, SMALL, 3);
  return lines
    .map((line, row) =>
      words(x + 6, y + SMALL * 0.35 + (row - (lines.length - 1) / 2) * (SMALL + 2), line, {
        'font-size': SMALL,
      }),
    )
    .join('');
}
