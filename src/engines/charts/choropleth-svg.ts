import { drawable, emptySvg, NARROW, SMALL, svg, widthOf, type Drawing } from './drawing.ts';
import { legend } from './legend.ts';
import { mapFurniture } from './map-furniture.ts';
import { hatching, INK, PAPER, QUIET } from './palette.ts';
import { HALO } from './reference-line.ts';
import { element, words } from './svg.ts';
import { textWidth, wrapped } from './text-fit.ts';
import { classOf, type ValueClass } from './value-classes.ts';

/** An area of a map: its polygons as lists of rings of [easting, northing] in metres. */
export interface MapArea {
  name: string;
  polygons: readonly (readonly (readonly (readonly number[])[])[])[];
  /** null where it is unknown or withheld: hatched, with its own line in the legend. */
  value: number | null;
  /** Where to write the area's name, in metres; left out: it is not named. Of two that would overlap the higher value's stands. */
  nameAt?: readonly [number, number];
}

export interface Choropleth extends Drawing {
  areas: readonly MapArea[];
  /** Lightest first; `valueClasses` makes them. */
  classes: readonly ValueClass[];
  /** What is counted, with its unit and period: "Reports per 1,000 residents, 2025". */
  legendTitle: string;
  /** Words for areas without a value; default "No figure". */
  noValueWords?: string;
  /** Licence line and date of the boundaries. */
  attribution: string;
  /** Tallest the map itself may be, in pixels; default 1.1 times its width. */
  tallest?: number;
  /** False where the page says legend and licence itself; default true. */
  caption?: boolean;
  /** Spots to ring, as [easting, northing] in metres. */
  spots?: readonly (readonly [number, number])[];
}

// Map outlines are kept to quarter pixels: finer than the eye, and short to write.
const FINE = 4;

interface Frame {
  minX: number;
  maxY: number;
  pixelsPerM: number;
}

function pathOf(area: MapArea, frame: Frame): string {
  let d = '';
  for (const polygon of area.polygons) {
    for (const ring of polygon) {
      let [px, py] = [Number.NaN, Number.NaN];
      let drawn = '';
      let count = 0;
      for (const [easting, northing] of ring) {
        const x = Math.round((easting! - frame.minX) * frame.pixelsPerM * FINE);
        const y = Math.round((frame.maxY - northing!) * frame.pixelsPerM * FINE);
        // Positions closer than a pixel to the last are left out: neighbours lose the same ones within that.
        if (count > 0 && Math.abs(x - px) < FINE && Math.abs(y - py) < FINE) continue;
        drawn += count === 0 ? `M${x} ${y}l` : `${count > 1 ? ' ' : ''}${x - px} ${y - py}`;
        [px, py] = [x, y];
        count++;
      }
      if (count > 2) d += `${drawn}z`;
    }
  }
  return d;
}

function frameOf(
  areas: readonly MapArea[],
  width: number,
  tallest: number,
): (Frame & { w: number; h: number }) | undefined {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const { polygons } of areas) {
    for (const [x, y] of polygons.flat(2) as (readonly number[])[]) {
      box.minX = Math.min(box.minX, x!);
      box.maxX = Math.max(box.maxX, x!);
      box.minY = Math.min(box.minY, y!);
      box.maxY = Math.max(box.maxY, y!);
    }
  }
  const [spanX, spanY] = [box.maxX - box.minX, box.maxY - box.minY];
  if (!(spanX > 0 && spanY > 0 && Number.isFinite(spanX + spanY))) return undefined;
  const pixelsPerM = Math.min((width - 8) / spanX, (tallest - 8) / spanY);
  return { minX: box.minX, maxY: box.maxY, pixelsPerM, w: spanX * pixelsPerM, h: spanY * pixelsPerM };
}

/** Names of the areas that ask for one, highest value first; one that would cover another is left out. */
function areaNames(
  areas: readonly MapArea[],
  place: (easting: number, northing: number) => [number, number],
): string[] {
  const taken: { left: number; right: number; top: number; bottom: number }[] = [];
  const named = areas.filter((area) => area.nameAt).sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  return named.flatMap(({ name, nameAt }) => {
    const lines = wrapped(name, 130, SMALL, 2);
    const [x, y] = place(...nameAt!);
    const half = Math.max(0, ...lines.map((line) => textWidth(line, SMALL))) / 2 + 3;
    const tall = (lines.length * (SMALL + 1)) / 2 + 2;
    const box = { left: x - half, right: x + half, top: y - tall, bottom: y + tall };
    const covers = taken.some(
      (other) =>
        box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top,
    );
    if (covers) return [];
    taken.push(box);
    return lines.map((line, row) =>
      words(x, y + (row - (lines.length - 1) / 2) * (SMALL + 1) + SMALL * 0.35, line, {
        'text-anchor': 'middle',
        'font-size': SMALL,
        ...HALO,
      }),
    );
  });
}

/**
 * A map of areas shaded by class, north up, with a legend in words, a scale bar and a north arrow. One hue from light to
 * dark, so that it prints in black and white; areas without a value are hatched. A second view of a table, never the only one.
 *
 * Coordinates are metres on one grid (EPSG:27700). Simplify outlines to about half a pixel first where they are long.
 */
export function choroplethSvg(chart: Choropleth): string {
  const width = widthOf(chart);
  const frame = frameOf(chart.areas, width, chart.tallest ?? width * 1.1);
  if (!frame) return emptySvg(chart, 160);
  const offsetX = (width - frame.w) / 2;
  const offsetY = 4;
  const none = hatching(`${chart.id}-none`);
  const noneOnMap = hatching(`${chart.id}-none-map`, FINE);

  const groups = new Map<string, string>();
  for (const area of chart.areas) {
    const value = drawable(area.value);
    const fill = (value !== null && classOf(value, chart.classes)?.colour) || noneOnMap.fill;
    groups.set(fill, (groups.get(fill) ?? '') + pathOf(area, frame));
  }
  const shapes = element(
    'g',
    {
      transform: `translate(${Math.round(offsetX)} ${offsetY}) scale(${1 / FINE})`,
      stroke: PAPER,
      'stroke-width': (chart.areas.length > 150 ? 0.6 : 1) * FINE,
      'stroke-linejoin': 'round',
      'fill-rule': 'evenodd',
    },
    ...[...groups].filter(([, d]) => d !== '').map(([fill, d]) => element('path', { d, fill })),
  );
  const names = areaNames(chart.areas, (e, n) => [
    offsetX + (e - frame.minX) * frame.pixelsPerM,
    offsetY + (frame.maxY - n) * frame.pixelsPerM,
  ]);
  const spots = (chart.spots ?? []).map(([easting, northing]) => {
    const at = {
      cx: Math.round(offsetX + (easting - frame.minX) * frame.pixelsPerM),
      cy: Math.round(offsetY + (frame.maxY - northing) * frame.pixelsPerM),
    };
    return element('circle', { ...at, r: 6, fill: PAPER, stroke: INK, 'stroke-width': 3.5 });
  });
  const furniture = mapFurniture(4, offsetY + frame.h + 14, width - 8, frame.pixelsPerM);
  let y = offsetY + frame.h + 14 + furniture.height;
  const caption: string[] = [];
  if (chart.caption ?? true) {
    for (const line of wrapped(chart.legendTitle, width - 8, SMALL, 3)) {
      caption.push(words(4, (y += SMALL + 4), line, { 'font-size': SMALL, 'font-weight': 700, fill: INK }));
    }
    const missing = chart.areas.some((area) => drawable(area.value) === null);
    const entries = chart.classes.map(({ colour, words: said }) => ({ fill: colour, words: said }));
    if (missing) entries.push({ fill: none.fill, words: chart.noValueWords ?? 'No figure' });
    const key = legend(entries, 4, y + 8, width - 8);
    caption.push(key.body);
    y += 8 + key.height;
    for (const line of wrapped(chart.attribution, width - 8, 13, width < NARROW ? 4 : 2)) {
      caption.push(words(4, (y += 17), line, { 'font-size': 13, fill: QUIET }));
    }
  }
  return svg(chart, y + 8, [
    none.defs,
    noneOnMap.defs,
    shapes,
    ...names,
    ...spots,
    furniture.body,
    ...caption,
  ]);
}
