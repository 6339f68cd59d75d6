const ASCII = /^[\x20-\x7e]*$/;
// Most values are this already, and finding that out is several times quicker than making it so.
const TIDY_WORDS = /^[a-z\d]+(?: [a-z\d]+)*$/;
const MARKS = /\p{M}+/gu;
// Letters that Unicode does not take apart into a plain letter and a mark.
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ĸ: 'k',
  ŧ: 't',
  ſ: 's',
};
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');
const TYPOGRAPHIC = /[‘’ʼ`´′]/g;

/**
 * Text for comparing: small letters, no accents, plain apostrophes. Other scripts keep their letters.
 *
 * @example folded('Søren O’BRÍEN') → "soren o'brien"
 */
export function folded(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replaceAll('`', "'");
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(SPECIAL, (letter) => LETTERS[letter]!)
    .replace(TYPOGRAPHIC, "'")
    .normalize('NFC');
}

/** Folded words of letters and figures with one space between; apostrophes join ("O'Brien" → "obrien"), all else parts. */
export function foldedWords(text: string): string {
  const plain = folded(text);
  if (TIDY_WORDS.test(plain)) return plain;
  return plain
    .replaceAll("'", '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
