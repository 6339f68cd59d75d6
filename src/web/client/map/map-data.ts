import type { FeatureCollection, Geometry } from 'geojson';

/** What each feature of a map says. Nothing personal: the browser holds it. */
export interface MapProperties {
  id: string;
  /** "Harbourside" */
  label: string;
  /** The number that decides the colour; null when it is too small to show or unknown. */
  value: number | null;
  /** What pressing it says: "412 incidents, 18.2 per 1,000 residents". */
  words: string;
  /** Where to read more. */
  href?: string;
}

/** WGS84 longitude and latitude, as GeoJSON has it. Areas and points may be mixed. */
export type MapFeatures = FeatureCollection<Geometry, MapProperties>;

/** One step of the colour scale, with the words that the legend gives it. */
export interface MapClass {
  /** Values from this one up to the next class's. */
  from: number;
  colour: string;
  words: string;
}

/** What a feature says on this page, when its outline comes from elsewhere. */
export type MapValue = Pick<MapProperties, 'value' | 'words' | 'href'>;

/**
 * Outlines that many pages share, fetched once and kept by the browser, and what each says here: by the feature's `code`,
 * with its `name` for a label. A feature that is not named in `values` has no value.
 */
export interface SharedOutlines {
  url: string;
  values: Readonly<Record<string, MapValue>>;
  /** Spots of this page, over the outlines. */
  points?: MapFeatures;
}

/** What the page tells the browser's script. */
export interface MapIsland {
  tableId: string;
  /** The features themselves, or where on this server to fetch them, or outlines there and values here. */
  features: MapFeatures | { url: string } | SharedOutlines;
  classes: readonly MapClass[];
  noValueColour: string;
  /** West, south, east, north in degrees. */
  bounds: readonly [number, number, number, number];
}
