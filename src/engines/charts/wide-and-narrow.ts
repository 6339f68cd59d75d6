import { DEFAULT_WIDTH } from './drawing.ts';

/** Width of a drawing for a phone: 375 px less the page's margins. */
const PHONE_WIDTH = 345;

const classed = (drawing: string, name: string): string => drawing.replace('<svg ', `<svg class="${name}" `);

/**
 * The same drawing twice, laid out for a page and for a phone, so that its words are readable on both. The style sheet
 * shows one of them (classes `cw-drawing--wide` and `cw-drawing--narrow`); the other is hidden from everyone.
 *
 * @param draw draws for a width, with ids that end in the suffix
 * @example wideAndNarrow((width, suffix) => barChart({ ...chart, id: `by-month${suffix}`, width }))
 */
export function wideAndNarrow(draw: (width: number, suffix: string) => string, wide = DEFAULT_WIDTH): string {
  return (
    classed(draw(wide, ''), 'cw-drawing--wide') + classed(draw(PHONE_WIDTH, '-narrow'), 'cw-drawing--narrow')
  );
}
