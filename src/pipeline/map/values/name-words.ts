import { folded } from './folded.ts';
import { remembered } from './remembered.ts';

const TITLES = new Set(
  (
    'mr mrs ms miss mx master dr prof professor rev revd reverend sir dame lady lord hon cllr councillor ' +
    'pc wpc pcso sgt insp supt capt captain major col madam mstr fr sr'
  ).split(' '),
);
const SUFFIXES = new Set('jr jnr junior snr senior ii iii iv esq obe mbe cbe'.split(' '));
// Joined to the surname that follows, never the first word of a name: Al and Van are forenames too.
const PARTICLES = new Set(
  (
    'van von der den de del della di da dos du des la le lo el al bin ibn bint ter ten af zu zur st saint ap ' +
    "o'"
  ).split(' '),
);
// Written small when a name in capitals is recased.
const SMALL = new Set(
  'van von der den de del della di da dos du des bin ibn bint ter ten af zu zur'.split(' '),
);

// Names are made of few different words, so what a word is, is worked out once.
export const titleOrSuffix = remembered((word): 'title' | 'suffix' | undefined => {
  const plain = folded(word).replace(/\.$/, '');
  if (TITLES.has(plain)) return 'title';
  return SUFFIXES.has(plain) ? 'suffix' : undefined;
});

export const isParticle = remembered((word) => PARTICLES.has(folded(word)));

// The bundler writes letters by property as `new RegExp`, which inside a function would be made anew at every call.
const LETTER = /\p{L}/u;
const LETTERS_AND_MARKS = /^[\p{L}\p{M}'’.-]+$/u;
const BEGINNINGS = /(^|[-.]|(?<=^[odln])['’])(\p{L})/gu;
const MC = /^Mc(\p{L})/u;

export function hasLetters(text: string): boolean {
  return LETTER.test(text);
}

export function isCapitals(text: string): boolean {
  return text.length > 1 && text === text.toUpperCase() && text !== text.toLowerCase();
}

/** The capital of a letter, where it is one letter too: that of ß would be two. */
function capital(letter: string): string {
  const upper = letter.toUpperCase();
  return upper.length === letter.length ? upper : letter;
}

function recasedWord(word: string): string {
  if (!LETTERS_AND_MARKS.test(word)) return word;
  const small = word.toLowerCase();
  if (SMALL.has(small)) return small;
  const begun = small.replace(BEGINNINGS, (_, before: string, letter: string) => before + capital(letter));
  return begun.replace(MC, (_, letter: string) => `Mc${capital(letter)}`).normalize('NFC');
}

/** A name written all in capitals or all small, with capitals where names have them; any other as its owner writes it. */
export function recased(text: string): string {
  const small = text.length > 1 && text === text.toLowerCase() && text !== text.toUpperCase();
  return small || isCapitals(text) ? text.split(' ').map(recasedWord).join(' ') : text;
}
