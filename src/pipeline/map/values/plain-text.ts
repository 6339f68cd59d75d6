const TIDY_ASCII = /^(?:[\x21-\x7e]+(?: [\x21-\x7e]+)*)?$/;
// Marks that turn the direction of text or take no room: they hide differences and are never part of a value.
const INVISIBLE = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
// oxlint-disable-next-line no-control-regex
const SPACE_OR_CONTROL = /[\s\u0000-\u001f\u007f-\u009f]+/g;

/**
 * Text as it may be kept: composed (NFC), one space where there was any run of white space or control characters, none
 * at the ends, no invisible marks, no half characters (PostgreSQL takes neither those nor NUL). Letters, accents and
 * anything that looks like HTML stay as written.
 */
export function plainText(text: string): string {
  if (TIDY_ASCII.test(text)) return text;
  return text.toWellFormed().replace(INVISIBLE, '').replace(SPACE_OR_CONTROL, ' ').trim().normalize('NFC');
}
