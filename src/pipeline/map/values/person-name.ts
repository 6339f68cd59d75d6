import { foldedWords } from './folded.ts';
import { hasLetters, isCapitals, isParticle, recased, titleOrSuffix } from './name-words.ts';
import { plainText } from './plain-text.ts';
import { quoted, read, refused, type Reading } from './reading.ts';
import { remembered } from './remembered.ts';
import { saysNothing } from './says-nothing.ts';

/** A person's name as a source gives it, taken apart for showing and for comparing. */
export interface PersonName {
  /** As given, white space tidied. Markup in it is text like any other: pages escape it. */
  given: string;
  /** Without titles; "" where only one name is known. Written all in capitals or all small, it is recased. */
  forenames: string;
  surname: string;
  /** Folded words: "obrien", "van der berg", "smith jones". */
  forenamesKey: string;
  surnameKey: string;
  /** "surname, forenames", folded: the same person written two ways has the same key. */
  key: string;
}

export interface NameOptions {
  /** How names without a comma run where capitals do not tell; default forenames first. */
  order?: 'forenames-first' | 'surname-first';
}

const TWO_PEOPLE = /(?:^|[\s,])(?:&|\+|and)(?:[\s,]|$)/i;
const ASIDE = /(^|[\s,])\([^()]*\)(?=[\s,]|$)/g;
const LONGEST = 200;

interface Parts {
  surname: string[];
  forenames: string[];
}

const wordsOf = (part: string): string[] => part.split(/[\s,]+/).filter((word) => word !== '');

/** The words between titles and suffixes; they stay where nothing with letters is left beside them ("Jane Lord"). */
function withoutTitles(words: string[]): string[] {
  let from = 0;
  let to = words.length;
  while (
    to - from > 1 &&
    titleOrSuffix(words[from]!) === 'title' &&
    words.slice(from + 1, to).some(hasLetters)
  )
    from++;
  while (
    to - from > 1 &&
    titleOrSuffix(words[to - 1]!) === 'suffix' &&
    words.slice(from, to - 1).some(hasLetters)
  )
    to--;
  return from === 0 && to === words.length ? words : words.slice(from, to);
}

/** How many words, in capitals at the front of a name otherwise not in capitals, are its surname: "SMITH Jane". */
function capitalsFirst(words: string[]): number {
  let count = 0;
  while (count < words.length && isCapitals(words[count]!)) count++;
  return count < words.length && words[0]!.length > 2 ? count : 0;
}

function splitByOrder(given: string[], order: NameOptions['order']): Parts {
  const words = withoutTitles(given);
  if (words.length < 2) return { surname: words, forenames: [] };
  const front = capitalsFirst(words) || (order === 'surname-first' ? 1 : 0);
  if (front > 0) return { surname: words.slice(0, front), forenames: words.slice(front) };
  let start = words.length - 1;
  while (start > 1 && isParticle(words[start - 1]!)) start--;
  return { surname: words.slice(start), forenames: words.slice(0, start) };
}

function split(text: string, order: NameOptions['order']): Parts {
  const comma = text.indexOf(',');
  if (comma < 0) return splitByOrder(wordsOf(text), order);
  const before = wordsOf(text.slice(0, comma));
  const after = wordsOf(text.slice(comma + 1));
  // "John Smith, Mr": what follows the comma is no forename.
  const titled = after.length > 0 && after.every(titleOrSuffix) && before.some(hasLetters);
  if (titled || before.length === 0) return splitByOrder(before.length > 0 ? before : after, order);
  return { surname: before, forenames: after };
}

const shownAndKey = remembered((part): readonly [shown: string, key: string] => {
  const shown = recased(part);
  return [shown, foldedWords(shown)];
});

function joined(words: string[]): string {
  const kept = withoutTitles(words);
  return kept.every((word) => titleOrSuffix(word) === 'title') ? '' : kept.join(' ');
}

/**
 * Reads a person's name: "O'BRIEN, Mr Seán Patrick", "Ludwig van der Berg", "SMITH Jane", "Dr. Anne-Marie Smith-Jones".
 *
 * Titles, suffixes and asides in brackets are left out of the parts and stay in `given`. A comma, or capitals at the
 * front, put the surname first. Never interprets markup. A single name is a surname.
 *
 * @returns the parts, or a sentence: says nothing, has no letters, names two people, over 200 characters
 * @example readPersonName("O'BRIEN, Mr Seán") → surname "O'Brien", forenames "Seán", key "obrien, sean"
 */
export function readPersonName(text: string, options: NameOptions = {}): Reading<PersonName> {
  const given = plainText(text);
  if (saysNothing(given)) return refused(`${quoted(text)} does not name anyone.`);
  if (given.length > LONGEST)
    return refused(`${quoted(given)} is longer than a name: ${given.length} characters.`);
  if (TWO_PEOPLE.test(given)) return refused(`${quoted(given)} names more than one person.`);
  const unbracketed = given.includes('(') ? given.replace(ASIDE, '$1') : given;
  const parts = split(hasLetters(unbracketed) ? unbracketed : given, options.order);
  const [surname, surnameKey] = shownAndKey(withoutTitles(parts.surname).join(' '));
  const [forenames, forenamesKey] = shownAndKey(joined(parts.forenames));
  if (!hasLetters(surname) && !hasLetters(forenames))
    return refused(`${quoted(given)} is not a name: it has no letters.`);
  return read({ given, forenames, surname, forenamesKey, surnameKey, key: `${surnameKey}, ${forenamesKey}` });
}
