/**
 * A place as it may be shown to someone who may see that a thing was reported, but not whose home it was: the street, without
 * the number of the house or flat, and without the last part of a postcode.
 *
 * @param place as the source wrote it; undefined where it gave none
 * @param mayIdentify whether the reader may know people of the partner that was told
 * @example placeShown('Flat 3, 14 Larkspur Way, HW1 2AB', false) → "Larkspur Way, HW1"
 */
export function placeShown(place: string | undefined, mayIdentify: boolean): string | undefined {
  if (place === undefined || mayIdentify) return place;
  const parts = place
    .split(',')
    .map((part) => part.replace(/\b([A-Z]{1,2}\d[A-Z\d]?)\s*\d[A-Z]{2}\b/gi, '$1').trim())
    .map((part) => (isOutwardCode(part) ? part : withoutNumbers(part)))
    .filter((part) => part !== '');
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** A spot as exactly as it may be shown: the south-west corner of its square of 1 m, or of 100 m. */
export function gridShown(
  easting: number | undefined,
  northing: number | undefined,
  mayIdentify: boolean,
): { easting: number; northing: number; toM: number } | undefined {
  if (easting === undefined || northing === undefined) return undefined;
  const toM = mayIdentify ? 1 : 100;
  const corner = (metres: number) => Math.floor(metres / toM) * toM;
  return { easting: corner(easting), northing: corner(northing), toM };
}

function isOutwardCode(part: string): boolean {
  return /^[A-Z]{1,2}\d[A-Z\d]?$/i.test(part);
}

/** "Flat 3", "Flat 2b Mill House" and "14a Larkspur Way" lose what tells one home from the next; "A690" is a road and stays. */
function withoutNumbers(part: string): string {
  return part
    .replace(
      /\b(flat|apartment|apt|unit|room|block|house|plot)\.?\s+(no\.?\s*)?([a-z]?\d+[a-z]?|[a-z])\b/gi,
      ' ',
    )
    .replace(/(^|\s)\d+[a-z]?(\s*[-–/]\s*\d+[a-z]?)?(?=\s|$)/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
