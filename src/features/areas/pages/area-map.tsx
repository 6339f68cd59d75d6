import { choroplethSvg } from '../../../engines/charts/index.ts';
import { TrustedSvg } from '../../../web/raw.tsx';
import { withNeighbours } from '../rules/near.ts';
import type { AreaOutlines } from '../types.ts';

export interface AreaMapProps {
  /** Unique in the page. */
  id: string;
  /** "Where Harbourside lies" */
  title: string;
  outlines: AreaOutlines;
  code: string;
  /** A spot in it to ring, as [easting, northing] in metres; for those who may know whose home it is. */
  spot?: readonly [number, number] | undefined;
}

const ground = '#edf1f1';
const tint = '#7fbcb2';

/** A small drawing of one area among its neighbours; nothing where the area has no outline. */
export function AreaMap({ id, title, outlines, code, spot }: AreaMapProps) {
  const area = outlines.shapes.find((shape) => shape.code === code);
  if (!area) return null;
  const svg = choroplethSvg({
    id,
    title,
    description: `${area.name} is darker than its neighbours${spot ? '; a ring marks the place' : ''}. North is up.`,
    areas: withNeighbours(area, outlines.shapes).map((shape) => ({
      name: shape.name,
      polygons: shape.polygons,
      value: shape.code === code ? 1 : 0,
    })),
    classes: [
      { from: 0, colour: ground, words: 'Neighbours' },
      { from: 1, colour: tint, words: area.name },
    ],
    legendTitle: title,
    attribution: outlines.attributions.join(' '),
    width: 420,
    tallest: 320,
    caption: false,
    ...(spot ? { spots: [spot] } : {}),
  });
  return (
    <figure class="cw-map">
      <TrustedSvg class="cw-map__drawing" svg={svg} />
      <figcaption class="cw-map__note">
        {area.name}. {outlines.attributions.join(' ')}
      </figcaption>
    </figure>
  );
}
