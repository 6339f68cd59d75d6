import { plainText } from './plain-text.ts';
import { quoted, read, refused, type Reading } from './reading.ts';

/**
 * Reads a Unique Property Reference Number: up to twelve figures, leading zeros dropped ("000100012345" → "100012345").
 *
 * @returns the number as text (it is a name, not a quantity), or a sentence
 * @source GeoPlace, UPRN: a number of up to 12 digits, the same through a property's life
 */
export function readUprn(text: string): Reading<string> {
  const tidy = plainText(text);
  if (/^\d(?:\.\d+)?e\+?\d+$/i.test(tidy)) {
    return refused(`${quoted(text)} is a UPRN that a spreadsheet rounded: its last figures are lost.`);
  }
  const figures = /^(?:uprn:? ?)?0*(\d*)(?:\.0+)?$/i.exec(tidy)?.[1];
  if (figures === undefined) return refused(`${quoted(text)} is not a UPRN: it should be figures only.`);
  if (figures === '') return refused(`${quoted(text)} is not a UPRN: it has no number.`);
  if (figures.length > 12)
    return refused(`${quoted(text)} is not a UPRN: it has ${figures.length} figures, at most 12.`);
  return read(figures);
}
