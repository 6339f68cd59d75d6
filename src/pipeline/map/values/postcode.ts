import { plainText } from './plain-text.ts';
import { quoted, read, refused, type Reading } from './reading.ts';

export interface Postcode {
  /** "DH1 1AA" */
  postcode: string;
  /** "DH", "DH1", "DH1 1" */
  area: string;
  outward: string;
  sector: string;
  /** True where a letter O or I stood for the figure 0 or 1. */
  corrected: boolean;
}

export interface PostcodeOptions {
  /** Areas accepted besides the real ones, for instance an invented one in a demonstration. */
  extraAreas?: readonly string[];
}

/** The 124 postcode areas: 121 of the United Kingdom and GY, IM and JE. @source Royal Mail, Programmers' Guide to the PAF */
const AREAS = new Set(
  (
    'AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY ' +
    'G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR ' +
    'NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB ' +
    'W WA WC WD WF WN WR WS WV YO ZE'
  ).split(' '),
);

const SHAPE = /^([A-Z]{1,2})(\d[A-Z\d]?)([\dOIL])([A-Z]{2})$/;
const FIRST_HALF = /^[A-Z]{1,2}\d[A-Z\d]?$/;

/** What is wrong with the letters of a postcode of the right shape; undefined where nothing is. */
function letterFault(area: string, district: string, unit: string): string | undefined {
  const last = district.slice(1);
  // A9A and AA9A only: London districts such as W1A and EC1V.
  if (/[A-Z]/.test(last) && !(area.length === 1 ? 'ABCDEFGHJKPSTUW' : 'ABEHMNPRVWXY').includes(last)) {
    return `${area}${district} is not a district: ${last} does not end one`;
  }
  const unused = /[CIKMOV]/.exec(unit)?.[0];
  return unused && `${unused} is not used in the last two letters`;
}

/**
 * Reads a postcode by shape, letters and area; whether it is in use is for a gazetteer to say.
 *
 * @returns the postcode in capitals with its space, or a sentence: no such area, half a postcode, letters never used
 * @source Royal Mail, Programmers' Guide to the PAF (formats A9, A99, AA9, AA99, A9A, AA9A and the letters of each position);
 *   BS 7666, as in the pattern of the Cabinet Office Government Data Standards Catalogue
 * @example readPostcode('dh11aa') → "DH1 1AA"; readPostcode('ZZ1 1ZZ') → refused: ZZ is not a postcode area
 */
export function readPostcode(text: string, options: PostcodeOptions = {}): Reading<Postcode> {
  const letters = plainText(text)
    .toUpperCase()
    .replace(/[ .,-]+/g, '');
  const found = letters.length <= 7 ? SHAPE.exec(letters) : null;
  if (!found) {
    return FIRST_HALF.test(letters)
      ? refused(`${quoted(text)} is only the first half of a postcode.`)
      : refused(`${quoted(text)} does not look like a postcode, such as “DH1 1AA”.`);
  }
  const [, area, district, figure, unit] = found as unknown as [string, string, string, string, string];
  if (!AREAS.has(area) && !options.extraAreas?.includes(area)) {
    return refused(`${quoted(text)} is not a postcode: ${area} is not a postcode area.`);
  }
  const fault = letterFault(area, district, unit);
  if (fault) return refused(`${quoted(text)} is not a postcode: ${fault}.`);
  const corrected = figure > '9';
  const sectorFigure = figure === 'O' ? '0' : corrected ? '1' : figure;
  const outward = area + district;
  const sector = `${outward} ${sectorFigure}`;
  return read({ postcode: sector + unit, area, outward, sector, corrected });
}
