import {
  gridFromLonLat,
  HELMERT_ERROR_M,
  parseGridReference,
  type Bounds,
} from '../../../engines/geometry/index.ts';
import { plainText } from './plain-text.ts';
import { quoted, read, refused, type Reading } from './reading.ts';

/** A point on the National Grid, with how far off the place may be for all that the source says. */
export interface Point {
  easting: number;
  northing: number;
  radiusM: number;
  /** True where the two numbers stood in each other's column and were turned round. */
  swapped: boolean;
}

export interface PointOptions {
  /**
   * Box in which the source's places lie, in metres (the partnership's areas and a margin). Only used to tell eastings from
   * northings when the columns are crossed; a point outside is not refused here: what is too far off the caller decides.
   */
  within?: Bounds;
}

/** Land of Great Britain on the National Grid, St Kilda and Scilly to Lowestoft and Out Stack, with about 5 km around it. */
const LAND: Bounds = { minX: 4_000, minY: 0, maxX: 661_000, maxY: 1_226_000 };
/** The same in degrees: longitude x, latitude y. */
const LAND_DEGREES: Bounds = { minX: -8.75, minY: 49.8, maxX: 1.85, maxY: 60.92 };

const NUMBER = /^[+-]?\d{1,9}(?:\.\d{0,17})?$/;

const inside = (box: Bounds, x: number, y: number): boolean =>
  x >= box.minX && x <= box.maxX && y >= box.minY && y <= box.maxY;

function number(text: string): number | undefined {
  // Spreadsheets may write 427,300: a comma before three figures is a thousands separator.
  const tidy = plainText(text).replace(/,(?=\d{3}(?:\D|$))/g, '');
  return NUMBER.test(tidy) ? Number(tidy) : undefined;
}

type Pair = { first: number; second: number; written: string };

function pair(first: string, second: string, [one, other]: readonly [string, string]): Reading<Pair> {
  for (const [name, text, beside] of [
    [one, first, second],
    [other, second, first],
  ] as const) {
    if (text.trim() === '') return refused(`There is no ${name} beside ${quoted(beside)}.`);
    if (number(text) === undefined)
      return refused(`${quoted(text)} is not a number, so the ${name} cannot be read.`);
  }
  const written = quoted(`${first.trim()}, ${second.trim()}`);
  const [x, y] = [number(first)!, number(second)!];
  if (x === 0 && y === 0) return refused(`${written} stands for “no place”: both are 0.`);
  return read({ first: x, second: y, written });
}

/**
 * Reads an easting and a northing in metres (EPSG:27700).
 *
 * @returns the point, or a sentence: not numbers, both 0, degrees instead of metres, outside Great Britain
 * @example readGridPoint('542100', '427300', { within: countyDurham }) → easting 427300, northing 542100, swapped
 */
export function readGridPoint(easting: string, northing: string, options: PointOptions = {}): Reading<Point> {
  const given = pair(easting, northing, ['easting', 'northing']);
  if (!given.ok) return given;
  const { first, second, written } = given.value;
  if (inside(LAND_DEGREES, first, second) || inside(LAND_DEGREES, second, first)) {
    return refused(`${written} looks like longitude and latitude, not an easting and a northing in metres.`);
  }
  const { within } = options;
  const straight = inside(LAND, first, second);
  const crossed = inside(LAND, second, first);
  const turned = within
    ? crossed && inside(within, second, first) && !inside(within, first, second)
    : crossed && !straight;
  if (!straight && !turned)
    return refused(`${written} is not in Great Britain as an easting and a northing in metres.`);
  const [e, n] = turned ? [second, first] : [first, second];
  return read({ easting: e, northing: n, radiusM: 1, swapped: turned });
}

/** Half the width, in metres, of what the figures written leave open: three decimals of a degree are about 56 m. */
function roundingM(text: string): number {
  const decimals = Math.min(8, /\.(\d*)/.exec(text.trim())?.[1]?.length ?? 0);
  return 55_600 / 10 ** decimals;
}

/**
 * Reads a WGS84 longitude and latitude in degrees, and places it on the National Grid by the Helmert transformation.
 * In Great Britain the two cannot be mistaken for each other, so crossed columns are turned round and flagged.
 *
 * @returns the point, its radius the transformation's error and the rounding of the figures; or a sentence: not numbers,
 *   both 0, metres instead of degrees, outside Great Britain
 * @example readLonLat('-1.5763', '54.7734') → about easting 427355, northing 542136, radius 9.1 m
 */
export function readLonLat(longitude: string, latitude: string): Reading<Point> {
  const given = pair(longitude, latitude, ['longitude', 'latitude']);
  if (!given.ok) return given;
  const { first, second, written } = given.value;
  const swapped = inside(LAND_DEGREES, second, first);
  if (!swapped && !inside(LAND_DEGREES, first, second)) {
    return Math.abs(first) > 180 || Math.abs(second) > 180
      ? refused(`${written} is not a longitude and a latitude in degrees; it may be in metres.`)
      : refused(`${written} is not in Great Britain as a longitude and a latitude.`);
  }
  const [easting, northing] = swapped ? gridFromLonLat(second, first) : gridFromLonLat(first, second);
  const radiusM =
    Math.round((HELMERT_ERROR_M + Math.max(roundingM(longitude), roundingM(latitude))) * 10) / 10;
  return read({ easting, northing, radiusM, swapped });
}

/** Reads a grid reference in one cell: "NZ 27412 42531", "NZ274425", "E 427300 N 542100". See `parseGridReference`. */
export function readGridReference(text: string): Reading<Point> {
  const reading = parseGridReference(plainText(text));
  if (!reading.ok) return reading;
  const { easting, northing, radiusM } = reading.value;
  if (!inside(LAND, easting, northing)) return refused(`${quoted(text)} is not in Great Britain.`);
  return read({ easting, northing, radiusM, swapped: false });
}
