import type { AreaShape } from './area-index.ts';
import type { Position, Shape } from './rings.ts';

/** An area as read from a boundary file. */
export interface NamedArea extends AreaShape {
  name: string;
}

export type AreaReading = { ok: true; value: NamedArea[] } | { ok: false; reason: string };

interface Wanted {
  /** Property that holds the code, for instance `LSOA11CD`. */
  code: string;
  /** Property that holds the name; the code serves where it is left out or empty. */
  name?: string;
  /** Turns a position of the file into metres, for instance `gridFromLonLat`; left out: positions are kept. */
  project?: (x: number, y: number) => readonly [number, number];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function label(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function readRing(ring: unknown, project: Wanted['project']): Position[] | string {
  if (!Array.isArray(ring)) return 'a ring is not a list';
  const positions: Position[] = [];
  for (const position of ring) {
    const [x, y] = Array.isArray(position) ? (position as unknown[]) : [];
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) {
      return 'a position is not two numbers';
    }
    const moved = project ? project(x, y) : [x, y];
    if (!Number.isFinite(moved[0]) || !Number.isFinite(moved[1]))
      return `position ${x}, ${y} cannot be placed`;
    positions.push(moved);
  }
  const distinct = new Set(positions.map(([x, y]) => `${x} ${y}`)).size;
  return distinct < 3 ? `a ring has ${distinct} different positions; it needs three` : positions;
}

function readShape(geometry: unknown, project: Wanted['project']): Shape | string {
  if (!isRecord(geometry)) return 'it has no geometry';
  const { type, coordinates } = geometry;
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    return `its geometry is a ${label(type) || 'nothing'}, not a polygon`;
  const polygons: unknown = type === 'Polygon' ? [coordinates] : coordinates;
  if (!Array.isArray(polygons) || polygons.length === 0) return 'it has no coordinates';
  const shape: Position[][][] = [];
  for (const polygon of polygons as unknown[]) {
    if (!Array.isArray(polygon) || polygon.length === 0) return 'a polygon has no ring';
    const rings: Position[][] = [];
    for (const ring of polygon as unknown[]) {
      const positions = readRing(ring, project);
      if (typeof positions === 'string') return positions;
      rings.push(positions);
    }
    shape.push(rings);
  }
  return shape;
}

/**
 * The areas of a GeoJSON feature collection (RFC 7946) whose features are polygons or multipolygons.
 *
 * @returns the areas in file order, or a sentence naming the feature (counted from 1) and what is wrong with it:
 *   not a collection, no code, a code twice, another geometry, a ring that encloses nothing
 * @example areaShapes(JSON.parse(text), { code: 'LSOA11CD', name: 'LSOA11NM', project: gridFromLonLat })
 */
export function areaShapes(collection: unknown, wanted: Wanted): AreaReading {
  if (
    !isRecord(collection) ||
    collection['type'] !== 'FeatureCollection' ||
    !Array.isArray(collection['features'])
  ) {
    return { ok: false, reason: 'The file is not a GeoJSON feature collection.' };
  }
  const areas: NamedArea[] = [];
  const seen = new Set<string>();
  for (const [at, feature] of (collection['features'] as unknown[]).entries()) {
    const which = `Feature ${at + 1}`;
    const properties = isRecord(feature) && isRecord(feature['properties']) ? feature['properties'] : {};
    const code = label(properties[wanted.code]);
    if (code === '') return { ok: false, reason: `${which} has no “${wanted.code}”.` };
    if (seen.has(code)) return { ok: false, reason: `${which} repeats the code “${code}”.` };
    seen.add(code);
    const shape = readShape(isRecord(feature) ? feature['geometry'] : undefined, wanted.project);
    if (typeof shape === 'string') return { ok: false, reason: `${which} (“${code}”): ${shape}.` };
    areas.push({ code, name: (wanted.name && label(properties[wanted.name])) || code, shape });
  }
  return { ok: true, value: areas };
}
