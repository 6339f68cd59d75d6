import { INK, PAPER, QUIET } from './palette.ts';
import { element, escapeText, words } from './svg.ts';

/** What every drawing needs. */
export interface Drawing {
  /** Unique in the page: letters, figures and hyphens, a letter first. Ids within the drawing begin with it. */
  id: string;
  /** Name of the drawing for those who cannot see it; it is not drawn, the page's heading is. */
  title: string;
  /** What the drawing shows, in a sentence or two, for those who cannot see it. */
  description: string;
  /** Width in CSS pixels for which it is laid out; default 640. It scales, but its text with it: draw it again for a phone. */
  width?: number;
  /** What stands in an empty drawing; default "Nothing to show". */
  emptyWords?: string;
}

export const DEFAULT_WIDTH = 640;
/** Below this width drawings are laid out for a phone. */
export const NARROW = 480;
export const FONT_SIZE = 15;
export const SMALL = 14;
/** First the face of the pages, then what a bare reader of SVG has. */
const FACE = "'Atkinson Hyperlegible Next', arial, sans-serif";

/** The width a drawing is laid out for: never so narrow that nothing fits. */
export function widthOf(drawing: Drawing): number {
  const width = drawing.width ?? DEFAULT_WIDTH;
  return Number.isFinite(width) ? Math.max(200, width) : DEFAULT_WIDTH;
}

/**
 * The whole drawing: role img, named by its title and described by its description, on white so that it prints and can be
 * copied. Only presentation attributes are used: pages forbid styles within.
 */
export function svg(
  drawing: Drawing,
  height: number,
  body: readonly string[],
  width = widthOf(drawing),
): string {
  const { id } = drawing;
  if (!/^[A-Za-z][\w-]*$/.test(id))
    throw new RangeError('the id of a drawing is letters, figures and hyphens');
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${Math.round(width)} ${Math.ceil(height)}`,
      width: Math.round(width),
      height: Math.ceil(height),
      role: 'img',
      'aria-labelledby': `${id}-title`,
      'aria-describedby': `${id}-desc`,
      'font-family': FACE,
      'font-size': FONT_SIZE,
      fill: INK,
    },
    element('title', { id: `${id}-title` }, escapeText(drawing.title)),
    element('desc', { id: `${id}-desc` }, escapeText(drawing.description)),
    element('rect', { width: Math.round(width), height: Math.ceil(height), fill: PAPER }),
    ...body,
  );
}

/** A drawing of nothing, which says so. */
export function emptySvg(drawing: Drawing, height: number): string {
  const middle = { 'text-anchor': 'middle', fill: QUIET };
  return svg(drawing, height, [
    words(widthOf(drawing) / 2, height / 2, drawing.emptyWords ?? 'Nothing to show', middle),
  ]);
}

/** A value that can be drawn; null for one that is missing, withheld or no number. */
export function drawable(value: number | null | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
