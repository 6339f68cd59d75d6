import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { plainText } from './plain-text.ts';
import { quoted, read, refused, type Reading } from './reading.ts';

export interface Phone {
  /** "+447700900123" */
  e164: string;
  kind: 'mobile' | 'landline' | 'other';
  extension?: string;
  /** True where a spreadsheet had taken the leading zero and it was put back. */
  zeroRestored: boolean;
}

const PUNCTUATION = /[\s().\-–‐/]+/g;
// A national number of ten figures in the shape of the British plan: 1 and 2 places, 3 and 8 services, 7 mobiles.
const BRITISH = /^((?:\+|00)?44)?(0?)([1-357-9]\d{9})$/;
const SPREADSHEET_FLOAT = /^(\d{9,12})\.0+$/;
const SCIENTIFIC = /^\d(?:\.\d+)?e\+?\d+$/i;

function kindOf(national: string): Phone['kind'] {
  if (/^[12]/.test(national)) return 'landline';
  // 070 are personal numbers and 076 pagers, but for the Isle of Man's mobiles.
  return /^7(?:[1-57-9]|624)/.test(national) ? 'mobile' : 'other';
}

/** Numbers typed to get past a form: one figure over and over after the code. */
function isFiller(national: string): boolean {
  return /^(\d)\1{9}$/.test(national) || /^\d(\d)\1{8}$/.test(national);
}

function byLibrary(text: string): Reading<Phone> | undefined {
  const number = parsePhoneNumberFromString(text, { defaultCountry: 'GB', extract: false });
  if (!number?.isValid()) return undefined;
  const kind = number.countryCallingCode === '44' ? kindOf(number.nationalNumber) : 'other';
  const phone: Phone = { e164: number.number, kind, zeroRestored: false };
  if (number.ext) phone.extension = number.ext;
  return read(phone);
}

/**
 * Reads one telephone number, British unless it says otherwise, to E.164.
 *
 * Plain British numbers are read by shape; anything else (foreign, with an extension) by libphonenumber, which is some
 * hundred times slower. Valid means of a valid length and range, not that it is in use: Ofcom's numbers for drama pass.
 *
 * @returns the number, or a sentence: several numbers, turned into a float by a spreadsheet, a filler, not a number
 * @example readPhone('7700900123') → "+447700900123", zeroRestored true
 */
export function readPhone(text: string): Reading<Phone> {
  const tidy = plainText(text);
  const figures = (SPREADSHEET_FLOAT.exec(tidy)?.[1] ?? tidy).replace(PUNCTUATION, '');
  const british = BRITISH.exec(figures);
  if (british) {
    const [, code, zero, national] = british as unknown as [string, string | undefined, string, string];
    if (isFiller(national)) return refused(`${quoted(text)} is a filler, not a telephone number.`);
    const bareNumber = code === undefined && zero === '';
    // Without its zero only a place or a mobile is believed: 3, 5, 8 and 9 may as well begin a foreign number.
    if (!bareNumber || /^[127]/.test(national)) {
      return read({ e164: `+44${national}`, kind: kindOf(national), zeroRestored: bareNumber });
    }
  }
  if (SCIENTIFIC.test(tidy)) {
    return refused(
      `${quoted(text)} is a telephone number that a spreadsheet rounded: its last figures are lost.`,
    );
  }
  if (!/\d/.test(tidy)) return refused(`${quoted(text)} is not a telephone number: it has no figures.`);
  const known = tidy.length <= 40 && /^[^\d]*[+0]/.test(tidy) ? byLibrary(tidy) : undefined;
  if (known) return known;
  const count = figures.replace(/\D/g, '').length;
  if (count > 17 || /\d{5}.*(?:[,;/&]|\bor\b|\band\b).*\d{5}/.test(tidy)) {
    return refused(`${quoted(text)} holds more than one telephone number.`);
  }
  return refused(
    `${quoted(text)} is not a telephone number: it has ${count} figures, not in a British or foreign shape.`,
  );
}
