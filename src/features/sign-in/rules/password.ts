import { commonWords } from './common-words.ts';

export interface PasswordContext {
  email: string;
  name: string;
  minimumLength: number;
}

const longest = 512;
/** Signs often written for letters. */
const swaps: Record<string, string> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const runs = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890', 'abcdefghijklmnopqrstuvwxyz'];

/**
 * Why a password is not strong enough, in a sentence; undefined when it is. No rule about kinds of signs: length, and not
 * being made of the commonest words, the person's own name or address, this system's name, or a run of keys.
 *
 * @source NCSC, "Password policy: updating your approach" (three random words, no composition rules, no expiry)
 */
export function faultOfPassword(password: string, context: PasswordContext): string | undefined {
  if ([...password].length < context.minimumLength)
    return `Your password must be ${context.minimumLength} characters or more. Three random words make a good one`;
  if (password.length > longest) return `Your password must be ${longest} characters or fewer`;
  const own = [
    ...context.email.toLowerCase().split(/[^a-z]+/),
    ...context.name.toLowerCase().split(/[^a-z]+/),
  ];
  const words = [...commonWords, ...own.filter((word) => word.length >= 3), ...runs.flatMap(partsOfRun)];
  const bare = password.toLowerCase().replaceAll(/^[^a-z]+|[^a-z]+$/g, '');
  const isWeak =
    new Set(password).size < 5 ||
    /^\d+$/.test(password) ||
    [password.toLowerCase(), bare, unswap(bare)].some((form) => isMadeOf(plain(form), words));
  return isWeak
    ? 'Your password is too easy to guess: it is made of common words, names, numbers or keys in a row. Use three random words'
    : undefined;
}

/** Without signs that stand between words; letters beyond a to z count as signs of their own. */
function plain(text: string): string {
  return text.replaceAll(/[\s!-/:-@[-`{-~]/g, '');
}

function unswap(text: string): string {
  return [...text].map((sign) => swaps[sign] ?? sign).join('');
}

/** Stretches of four or more neighbouring keys, either way. */
function partsOfRun(run: string): string[] {
  const parts: string[] = [];
  for (const row of [run, [...run].toReversed().join('')])
    for (let length = 4; length <= row.length; length++)
      for (let at = 0; at + length <= row.length; at++) parts.push(row.slice(at, at + length));
  return parts;
}

/** Whether the text is nothing but these words one after another. */
function isMadeOf(text: string, words: readonly string[]): boolean {
  const reached = new Set([0]);
  for (let at = 0; at < text.length; at++) {
    if (!reached.has(at)) continue;
    for (const word of words) if (text.startsWith(word, at)) reached.add(at + word.length);
  }
  return text.length > 0 && reached.has(text.length);
}
