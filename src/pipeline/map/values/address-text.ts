import { foldedWords } from './folded.ts';
import { plainText } from './plain-text.ts';
import { readPostcode, type PostcodeOptions } from './postcode.ts';
import { quoted, read, refused, type Reading } from './reading.ts';
import { saysNothing } from './says-nothing.ts';

/** An address as one line, and how to recognise it when it is written another way. */
export interface AddressLine {
  /** One line, its parts divided by commas. */
  given: string;
  postcode?: string;
  /** Folded words with the usual short forms spelt out, then the postcode: "flat 3 12 high street durham|DH11AA". */
  key: string;
}

/** An address as given, taken apart no further than its words allow. */
export interface AddressText extends AddressLine {
  flat?: string;
  /** "12", "12A", "12-14" */
  number?: string;
  street?: string;
}

const FLAT = /^(?:flat|apartment|apt|unit|room|studio|maisonette)\.?[ -]*(\d+[a-z]?|[a-z])(?=[ ,]|$)[ ,]*/i;
const NUMBER = /^(\d+[a-z]?(?: ?[-–/] ?\d+[a-z]?)?)(?=[ ,]|$)[ ,]*/i;
const POSTCODE_TAIL = /(?:^|[ ,])([a-z]{1,2}\d[a-z\d]? *\d[a-z]{2})$/i;

const SHORT_FORMS = new Map(
  Object.entries({
    rd: 'road',
    ave: 'avenue',
    av: 'avenue',
    cl: 'close',
    cres: 'crescent',
    cresc: 'crescent',
    ct: 'court',
    dr: 'drive',
    est: 'estate',
    gdns: 'gardens',
    gdn: 'garden',
    gr: 'grove',
    gro: 'grove',
    hse: 'house',
    ln: 'lane',
    pk: 'park',
    pl: 'place',
    sq: 'square',
    ter: 'terrace',
    terr: 'terrace',
    tce: 'terrace',
    nth: 'north',
    sth: 'south',
    apartment: 'flat',
    apt: 'flat',
  }),
);

const HAS_SHORT_FORM = new RegExp(`(?:^| )(?:st|${[...SHORT_FORMS.keys()].join('|')})(?: |$)`);
const UNTIDY_COMMA = /^,| ,|,(?! [^,])/;

/** The words of one part of an address, short forms spelt out; "st" is a street at the end and a saint elsewhere. */
function spelt(part: string): string {
  const whole = foldedWords(part);
  if (!HAS_SHORT_FORM.test(whole)) return whole;
  const words = whole.split(' ');
  const last = words.length - 1;
  for (const [at, word] of words.entries())
    words[at] =
      word === 'st' ? (at === last && at > 0 ? 'street' : 'saint') : (SHORT_FORMS.get(word) ?? word);
  return words.join(' ');
}

function dividedByCommas(text: string): string {
  if (!UNTIDY_COMMA.test(text) && plainText(text) === text) return text;
  const parts = text.split(/[\r\n,]+/).map((part) => plainText(part));
  return parts.filter((part) => part !== '').join(', ');
}

/**
 * Reads an address written in one cell no further than to recognise it again: the postcode at its end and a key.
 *
 * @returns the address, or a sentence: says nothing, over 500 characters
 */
export function readAddressLine(text: string, options: PostcodeOptions = {}): Reading<AddressLine> {
  const line = lineOf(text, options);
  return line.ok ? read(line.value.address) : line;
}

function lineOf(text: string, options: PostcodeOptions): Reading<{ address: AddressLine; rest: string }> {
  const given = dividedByCommas(text.length > 2000 ? text.slice(0, 2000) : text);
  if (saysNothing(given)) return refused(`${quoted(text)} does not say where.`);
  if (text.length > 2000 || given.length > 500) {
    return refused(`${quoted(given)} is longer than an address: ${text.length} characters.`);
  }
  let rest = given;
  const tail = POSTCODE_TAIL.exec(rest);
  const postcode = tail && readPostcode(tail[1]!, options);
  if (tail && postcode?.ok) rest = rest.slice(0, tail.index).replace(/[ ,]+$/, '');
  let words = '';
  for (const part of rest.split(', ')) words = words === '' ? spelt(part) : `${words} ${spelt(part)}`;
  words = words.trim();
  if (!postcode?.ok) return read({ address: { given, key: words }, rest });
  const { postcode: found } = postcode.value;
  return read({ address: { given, postcode: found, key: `${words}|${found.replace(' ', '')}` }, rest });
}

/**
 * Reads an address written in one cell: flat, number, street and postcode where they stand where they usually do, and a
 * key by which the same address written another way is recognised. It is not looked up: that is a gazetteer's work.
 *
 * @returns the address, or a sentence: says nothing, over 500 characters
 * @example readAddressText('Apt 3, 12 High St, Durham, DH1 1AA') → flat "3", number "12", street "High St",
 *   key "flat 3 12 high street durham|DH11AA"
 */
export function readAddressText(text: string, options: PostcodeOptions = {}): Reading<AddressText> {
  const line = lineOf(text, options);
  if (!line.ok) return line;
  const address: AddressText = line.value.address;
  let { rest } = line.value;
  const flat = FLAT.exec(rest);
  if (flat) {
    address.flat = flat[1]!.toUpperCase();
    rest = rest.slice(flat[0].length);
  }
  const parts = rest.split(', ');
  // "Rose House, 12 High Street": the part that begins with a number is the street's, where there is one among the first two.
  const numbered = parts.findIndex((part, at) => at < 2 && NUMBER.test(part));
  const number = numbered >= 0 ? NUMBER.exec(parts[numbered]!) : null;
  if (number) {
    address.number = number[1]!.toUpperCase().replaceAll(' ', '').replace('–', '-');
    const street = parts[numbered]!.slice(number[0].length) || parts[numbered + 1];
    if (street) address.street = street;
  }
  return read(address);
}
