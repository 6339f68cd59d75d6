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

/** What the page tells the browser's script. */
export interface MapIsland {
  tableId: string;
  /** The features themselves, or where on this server to fetch them. */
  features: MapFeatures | { url: string };
  classes: readonly MapClass[];
  noValueColour: string;
  /** West, south, east, north in degrees. */
  bounds: readonly [number, number, number, number];
}
