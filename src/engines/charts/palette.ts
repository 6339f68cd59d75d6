import { element } from './svg.ts';

export const INK = '#12212b';
export const PAPER = '#ffffff';
/** Words of the second rank: contrast with white 7.9. */
export const QUIET = '#44545c';
export const GRID = '#dfe6e8';
export const BASELINE = '#5f717a';

/**
 * Colours for categories, in an order whose neighbours differ in lightness too.
 *
 * @source Okabe and Ito 2008, Color Universal Design (jfly.uni-koeln.de/color): the same eight, black and yellow last
 *   because black is the ink of the words and yellow is faint on white
 */
export const OKABE_ITO = [
  '#0072b2',
  '#e69f00',
  '#009e73',
  '#cc79a7',
  '#56b4e9',
  '#d55e00',
  '#f0e442',
  '#000000',
] as const;

/** The first colour, paler: bars that another is to stand out from. */
export const PALE = '#9cc3dc';

export function seriesColour(index: number): string {
  return OKABE_ITO[index % OKABE_ITO.length]!;
}

// Light to dark of one hue, with even steps of lightness, so that a copier keeps the order.
const RAMP = ['#e0efec', '#b4d8d1', '#7fbcb2', '#479b8f', '#1f766b', '#00453d'];
const STEPS = new Map([
  [1, [3]],
  [2, [1, 4]],
  [3, [1, 3, 5]],
  [4, [0, 2, 4, 5]],
  [5, [0, 1, 2, 4, 5]],
]);

/** `count` colours (1 to 6) from light to dark, for classes of a quantity. */
export function sequentialColours(count: number): string[] {
  return (STEPS.get(Math.max(1, Math.round(count))) ?? [0, 1, 2, 3, 4, 5]).map((at) => RAMP[at]!);
}

/** Dashes that tell lines apart without colour. */
export const DASHES = [undefined, '7 4', '2 3', '10 4 2 4', '4 2', '12 3', '1 4', '6 2 2 2'] as const;

/** Marks of white on a series' colour, so that bars differ on a copier: none, slanted, dots, crossed, level, upright. */
const TEXTURES = [
  undefined,
  'M-2 2L2 -2M0 8L8 0M6 10L10 6',
  'M2 2h2v2h-2zM6 6h2v2h-2z',
  'M-2 2L2 -2M0 8L8 0M6 10L10 6M-2 6L2 10M0 0L8 8M6 -2L10 2',
  'M0 2H8M0 6H8',
  'M2 0V8M6 0V8',
] as const;

/** How to fill the marks of a series: its colour, or a pattern of it; `defs` must stand in the drawing once. */
export function seriesFills(id: string, count: number): { defs: string; fills: string[] } {
  const patterns: string[] = [];
  const fills = Array.from({ length: count }, (_, index) => {
    const texture = TEXTURES[index % TEXTURES.length];
    if (texture === undefined) return seriesColour(index);
    const dots = texture.includes('z');
    const mark = dots ? { fill: PAPER } : { fill: 'none', stroke: PAPER, 'stroke-width': 1 };
    patterns.push(
      element(
        'pattern',
        { id: `${id}-fill-${index}`, width: 8, height: 8, patternUnits: 'userSpaceOnUse' },
        element('rect', { width: 8, height: 8, fill: seriesColour(index) }),
        element('path', { d: texture, ...mark, opacity: 0.75 }),
      ),
    );
    return `url(#${id}-fill-${index})`;
  });
  return { defs: patterns.length > 0 ? element('defs', {}, ...patterns) : '', fills };
}

/** Hatching for areas without a value, under an id of its own; `scale` undoes that of the group it is used in. */
export function hatching(id: string, scale = 1): { defs: string; fill: string } {
  const pattern = element(
    'pattern',
    {
      id,
      width: 6,
      height: 6,
      patternUnits: 'userSpaceOnUse',
      patternTransform: `rotate(45) scale(${scale})`,
    },
    element('rect', { width: 6, height: 6, fill: PAPER }),
    element('path', { d: 'M0 0V6', stroke: '#9aa7ad', 'stroke-width': 2 }),
  );
  return { defs: element('defs', {}, pattern), fill: `url(#${id})` };
}
