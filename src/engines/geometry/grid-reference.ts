/** A position on the National Grid as written, with how far from it the place may be. */
export interface GridPosition {
  /** Metres, EPSG:27700. For a reference coarser than 1 m: the centre of the square that it names. */
  easting: number;
  northing: number;
  /** Side of the square named, in metres: 1 for ten figures or plain metres, 100 for six figures. */
  squareM: number;
  /** Half the diagonal of that square: every point of it is within this of the position. */
  radiusM: number;
}

export type GridReading = { ok: true; value: GridPosition } | { ok: false; reason: string };

/** The 500 km squares that hold part of Great Britain, as eastings and northings of their corner in units of 100 km. */
const CORNERS: Record<string, readonly [number, number]> = {
  S: [0, 0],
  T: [5, 0],
  N: [0, 5],
  O: [5, 5],
  H: [0, 10],
};

/** 100 km squares that hold land of Great Britain or the Isle of Man. @source Ordnance Survey, National Grid tile list */
const LAND_SQUARES = new Set(
  (
    'HP HT HU HW HX HY HZ NA NB NC ND NF NG NH NJ NK NL NM NN NO NR NS NT NU NW NX NY NZ OV ' +
    'SC SD SE SH SJ SK SM SN SO SP SR SS ST SU SV SW SX SY SZ TA TF TG TL TM TQ TR TV'
  ).split(' '),
);

// The grid's letters leave out I and run from the top left, five to a row.
const LETTERS = 'ABCDEFGHJKLMNOPQRSTUVWXYZ';

/** Corner of a two-letter square in metres; undefined where the letters name no square with land of Great Britain. */
function squareCorner(letters: string): readonly [number, number] | undefined {
  const corner = CORNERS[letters[0]!];
  if (!corner || !LAND_SQUARES.has(letters)) return undefined;
  const at = LETTERS.indexOf(letters[1]!);
  return [(corner[0] + (at % 5)) * 100_000, (corner[1] + 4 - Math.floor(at / 5)) * 100_000];
}

/** Radius of a square of the given side: half its diagonal, to the centimetre. */
function radiusOf(squareM: number): number {
  return Math.ceil(squareM * Math.SQRT1_2 * 100) / 100;
}

const LETTERED = /^([A-Z])\s*([A-Z])[\s:,/.-]*((?:\d[\s:,/.-]*)*)$/;
const NUMBER = String.raw`(\d{1,7}(?:\.\d{1,6})?)`;
const METRES = new RegExp(
  `^(?:EASTINGS?|E|X)?[\\s:=]*${NUMBER}\\s*(?:M|E)?[\\s,;/|]+(?:NORTHINGS?|N|Y)?[\\s:=]*${NUMBER}\\s*(?:M|N)?$`,
);

function quoted(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 40).toWellFormed()}…` : text}”`;
}

function lettered(text: string, letters: string, tail: string): GridReading {
  const corner = squareCorner(letters);
  if (!corner) {
    return {
      ok: false,
      reason: `${quoted(text)} is not a grid reference: ${letters} is not a square of Great Britain.`,
    };
  }
  const groups = tail.split(/\D+/).filter((group) => group !== '');
  const digits = groups.join('');
  const uneven = groups.length === 2 && groups[0]!.length !== groups[1]!.length;
  if (digits === '') {
    return {
      ok: false,
      reason: `${quoted(text)} names a square of 100 km: a grid reference needs figures after ${letters}.`,
    };
  }
  if (digits.length % 2 === 1 || uneven) {
    const count = uneven ? `${groups[0]!.length} and ${groups[1]!.length}` : String(digits.length);
    return {
      ok: false,
      reason: `${quoted(text)} has ${count} figures after ${letters}: a grid reference has as many for the easting as for the northing.`,
    };
  }
  if (digits.length > 10) {
    return {
      ok: false,
      reason: `${quoted(text)} has ${digits.length} figures after ${letters}: at most ten are read.`,
    };
  }
  const half = digits.length / 2;
  const squareM = 10 ** (5 - half);
  const middle = squareM > 1 ? squareM / 2 : 0;
  return {
    ok: true,
    value: {
      easting: corner[0] + Number(digits.slice(0, half)) * squareM + middle,
      northing: corner[1] + Number(digits.slice(half)) * squareM + middle,
      squareM,
      radiusM: radiusOf(squareM),
    },
  };
}

/**
 * Reads a National Grid reference, lettered or in full metres, as people write them.
 *
 * Accepts two letters and two to ten figures ("NZ 27412 42531", "nz274425") or two numbers in metres, easting first
 * ("E 427300 N 542100", "427300,542100"). A ten-figure reference or plain metres is taken as the point it names; a coarser
 * one as the centre of its square. Whether the point is on land or in the right county is for the caller.
 *
 * @returns the position, or a sentence: no letters of Great Britain, uneven figures, off the grid, not a reference at all
 * @example parseGridReference('NZ274425') → easting 427450, northing 542550, squareM 100, radiusM 70.72
 * @source Ordnance Survey, A guide to coordinate systems in Great Britain, §7 (the National Grid reference system)
 */
export function parseGridReference(text: string): GridReading {
  const tidy = text.trim().toUpperCase();
  const letters = tidy.length <= 40 ? LETTERED.exec(tidy) : null;
  if (letters) return lettered(text.trim(), letters[1]! + letters[2]!, letters[3]!);
  const metres = tidy.length <= 60 ? METRES.exec(tidy) : null;
  if (!metres) {
    return {
      ok: false,
      reason: `${quoted(text.trim())} is not a grid reference: it should look like “NZ 27412 42531” or “427412, 542531”.`,
    };
  }
  const easting = Number(metres[1]);
  const northing = Number(metres[2]);
  if (easting >= 700_000 || northing >= 1_300_000) {
    return {
      ok: false,
      reason: `${quoted(text.trim())} is off the National Grid, which ends at 700000, 1300000 metres.`,
    };
  }
  return { ok: true, value: { easting, northing, squareM: 1, radiusM: radiusOf(1) } };
}

/**
 * The lettered reference of the square that holds a position.
 *
 * @param figures 2, 4, 6, 8 or 10 in all: 10 names a square of 1 m, 6 one of 100 m
 * @returns undefined where the position is outside the squares with land of Great Britain
 * @example formatGridReference({ easting: 427412, northing: 542531 }, 6) → "NZ 274 425"
 */
export function formatGridReference(
  { easting, northing }: { easting: number; northing: number },
  figures: 2 | 4 | 6 | 8 | 10 = 10,
): string | undefined {
  const column = Math.floor(easting / 100_000);
  const row = Math.floor(northing / 100_000);
  const major = Object.entries(CORNERS).find(
    ([, [c, r]]) => column >= c && column < c + 5 && row >= r && row < r + 5,
  );
  if (!major) return undefined;
  const [letter, [majorColumn, majorRow]] = major;
  const letters = letter + LETTERS[(4 - (row - majorRow)) * 5 + (column - majorColumn)]!;
  if (!LAND_SQUARES.has(letters)) return undefined;
  const half = figures / 2;
  const unit = 10 ** (5 - half);
  const part = (metres: number): string => String(Math.floor((metres % 100_000) / unit)).padStart(half, '0');
  return `${letters} ${part(easting)} ${part(northing)}`;
}
