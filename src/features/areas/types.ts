import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';

export const areaKinds = ['ward', 'lsoa'] as const;
export type AreaKind = (typeof areaKinds)[number];

/** A ward or an LSOA: a part of the county that reports are counted in. */
export interface Area {
  no: number;
  kind: AreaKind;
  /** The statistical office's code: "E05000123". */
  code: string;
  name: string;
}

/** Its outline, simplified for drawing, in longitude and latitude (WGS84). */
export type AreaOutline = Feature<MultiPolygon, { code: string; name: string }>;

/** The same in metres (EPSG:27700), for drawings made here. */
export interface AreaShape {
  code: string;
  name: string;
  polygons: readonly (readonly (readonly (readonly number[])[])[])[];
}

/** All outlines of one kind. Nothing in it is about anyone, so every user may have it. */
export interface AreaOutlines {
  kind: AreaKind;
  /** Changes whenever an area of this kind does. */
  version: string;
  collection: FeatureCollection<MultiPolygon, { code: string; name: string }>;
  shapes: readonly AreaShape[];
  /** West, south, east, north in degrees; undefined where there is no area. */
  bounds: readonly [number, number, number, number] | undefined;
  /** Whose boundaries they are, to be said wherever they are shown. */
  attributions: readonly string[];
}

/** How a kind is called: one, and many. */
export const areaKindWords: Record<AreaKind, readonly [string, string]> = {
  ward: ['ward', 'wards'],
  lsoa: ['small area', 'small areas'],
};
