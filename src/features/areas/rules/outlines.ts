import type { MultiPolygon } from 'geojson';
import { lonLatFromGrid, simplify, type Shape } from '../../../engines/geometry/index.ts';
import type { AreaOutline, AreaShape } from '../types.ts';

/** Half a pixel of a county 60 km wide on a screen of 1,300 pixels, near enough; a street's width when zoomed in. */
const toleranceM = 20;

/** About a metre. */
const decimals = 5;

/** An area as drawings take it: with the positions left out that nobody would see. */
export function shapeOf(area: { code: string; name: string; rings: Shape }): AreaShape {
  return { code: area.code, name: area.name, polygons: simplify(area.rings, toleranceM) };
}

/** The same in longitude and latitude, as maps in a browser take it. */
export function outlineOf({ code, name, polygons }: AreaShape): AreaOutline {
  const coordinates: MultiPolygon['coordinates'] = polygons.map((polygon) =>
    polygon.map((ring) => ring.map(([easting = 0, northing = 0]) => degrees(easting, northing))),
  );
  return {
    type: 'Feature',
    properties: { code, name },
    geometry: { type: 'MultiPolygon', coordinates },
  };
}

/** West, south, east, north of everything drawn, in degrees; undefined where there is nothing. */
export function boundsOfOutlines(
  outlines: readonly AreaOutline[],
): readonly [number, number, number, number] | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry } of outlines)
    for (const [longitude = 0, latitude = 0] of geometry.coordinates.flat(2)) {
      west = Math.min(west, longitude);
      east = Math.max(east, longitude);
      south = Math.min(south, latitude);
      north = Math.max(north, latitude);
    }
  return west <= east ? [west, south, east, north] : undefined;
}

function degrees(easting: number, northing: number): [number, number] {
  const [longitude, latitude] = lonLatFromGrid(easting, northing);
  return [Number(longitude.toFixed(decimals)), Number(latitude.toFixed(decimals))];
}
