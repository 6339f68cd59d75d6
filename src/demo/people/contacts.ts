import { hashText, mix } from '../random.ts';
import { storyPeople } from '../story.ts';
import { forenameOf, surnameOf, type People } from './people.ts';

/**
 * Numbers that Ofcom keeps free for drama, a thousand in each range: none can ever be a person's.
 * @source Ofcom, Telephone numbers for use in TV and radio drama programmes
 *   (www.ofcom.org.uk/phones-telecoms-and-internet/information-for-industry/numbering/numbers-for-drama)
 */
// prettier-ignore
const dramaRanges = {
  mobile: ['07700900'],
  landline: [
    '01632960', '01914980', '01134960', '01144960', '01154960', '01164960', '01174960', '01184960', '01214960',
    '01314960', '01414960', '01514960', '01614960', '02079460', '02920180', '03069990',
  ],
} as const;

/** Whether a number, in any usual way of writing it, lies in a drama range. */
export function isDramaNumber(text: string): boolean {
  const digits = text
    .replace(/\D/g, '')
    .replace(/^(0044|44)/, '')
    .replace(/^0/, '');
  return [...dramaRanges.mobile, ...dramaRanges.landline].some(
    (range) => digits.length === 10 && digits.startsWith(range.slice(1)),
  );
}

/**
 * Telephones and e-mail. There are only 17,000 drama numbers for the whole county, so numbers repeat between
 * families; within one surname they are handed out one after another, so that a number and a surname together point
 * to one person (a mobile) or one household (a landline), as in life.
 */
export interface Contacts {
  /** Eleven digits, or empty: about one adult in fourteen has no mobile. */
  mobile(person: number): string;
  /** The household's number, or empty. */
  landline(person: number): string;
  /** The mobile they had before. */
  formerMobile(person: number): string;
  email(person: number): string;
}

const story = (person: number) => storyPeople[person];

export function openPhoneBook(people: People, seed: string): Contacts {
  const salt = hashText(seed);
  const chanceOf = (person: number, what: number) =>
    mix(Math.imul(person + 1, 0x9e3779b1) ^ salt ^ what) / 4294967296;
  const given = new Map<string, number>();
  const known = new Map<string, string>();

  function next(surname: string, kind: 'm' | 'l'): string {
    const slot = kind + surname;
    const nth = given.get(slot) ?? 0;
    given.set(slot, nth + 1);
    const within = String((hashText(slot) + nth * 7) % 1000).padStart(3, '0');
    const thousand = Math.floor(nth / 1000);
    if (kind === 'm' && thousand === 0) return dramaRanges.mobile[0] + within;
    // A surname with more than a thousand mobiles goes on from the far end of the landline ranges.
    const ranges = dramaRanges.landline;
    const range = kind === 'l' ? thousand : 2 * ranges.length - thousand;
    return ranges[range % ranges.length]! + within;
  }

  function remember(key: string, make: () => string): string {
    let number = known.get(key);
    if (number === undefined) known.set(key, (number = make()));
    return number;
  }

  return {
    mobile(person) {
      const fixed = story(person);
      if (fixed) return fixed.phone;
      if (chanceOf(person, 1) < 0.07) return '';
      return remember(`m${person}`, () => next(surnameOf(people, person), 'm'));
    },
    landline(person) {
      const home = people.home[person]!;
      if (story(person) || chanceOf(home, 2) > 0.45) return '';
      const surname = surnameOf(people, people.firstOf[home]!);
      // Only those who share the household's surname are found under its number; the rest give their mobile.
      if (surname !== surnameOf(people, person)) return '';
      return remember(`l${home}`, () => next(surname, 'l'));
    },
    formerMobile(person) {
      if (story(person)) return '';
      return remember(`f${person}`, () => next(surnameOf(people, person), 'm'));
    },
    email(person) {
      const fixed = story(person);
      if (fixed) return fixed.email;
      if (chanceOf(person, 3) < 0.25) return '';
      const plain = `${forenameOf(people, person)}.${surnameOf(people, person)}`;
      const ascii = plain
        .replaceAll('ł', 'l')
        .replaceAll('Ł', 'L')
        .normalize('NFD')
        .replace(/[^A-Za-z.-]/g, '');
      return `${ascii.toLowerCase()}${person + 1}@example.org`;
    },
  };
}
