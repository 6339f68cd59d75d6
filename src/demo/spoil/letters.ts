import type { Random } from '../random.ts';

// prettier-ignore
const neighbours: Record<string, string> = {
  a: 'qsz', b: 'vgn', c: 'xdv', d: 'sfe', e: 'wrd', f: 'dgr', g: 'fht', h: 'gjy', i: 'uok', j: 'hku', k: 'jli', l: 'kop', m: 'nk',
  n: 'bmh', o: 'ipl', p: 'ol', q: 'wa', r: 'etf', s: 'adw', t: 'ryg', u: 'yij', v: 'cbf', w: 'qes', x: 'zcs', y: 'tuh', z: 'xa',
};

/** One slip of the keyboard: a letter lost, doubled, swapped with the next, or its neighbour instead. */
export function slip(text: string, random: Random): string {
  if (text.length < 3) return text;
  const at = 1 + random.below(text.length - 2);
  const letter = text[at]!;
  const kind = random.below(4);
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1);
  if (kind === 1) return text.slice(0, at) + letter + text.slice(at);
  if (kind === 2 && text[at + 1] !== letter)
    return text.slice(0, at) + text[at + 1]! + letter + text.slice(at + 2);
  const near = neighbours[letter.toLowerCase()];
  if (!near) return text.slice(0, at) + letter + text.slice(at);
  const other = near[random.below(near.length)]!;
  return (
    text.slice(0, at) + (letter === letter.toUpperCase() ? other.toUpperCase() : other) + text.slice(at + 1)
  );
}

// prettier-ignore
const byEar: readonly (readonly [RegExp, string])[] = [
  [/ph/, 'f'], [/ck/, 'k'], [/ie/, 'ei'], [/ei/, 'ie'], [/mb\b/, 'm'], [/tt/, 't'], [/ll/, 'l'], [/nn/, 'n'], [/rr/, 'r'], [/ss/, 's'],
  [/ey\b/, 'y'], [/ley\b/, 'ly'], [/son\b/, 'sen'], [/ks/, 'x'], [/wh/, 'w'], [/ai/, 'ay'], [/ea/, 'ee'], [/c(?=[eiy])/, 's'],
  [/y(?=.)/, 'i'], [/i(?=.)/, 'y'], [/er\b/, 'ar'], [/o(?=w)/, 'ou'], [/([bdglmnt])(?=e?\b)/, '$1$1'],
];

/** A name spelt as it sounds. */
export function spellByEar(name: string, random: Random): string {
  const fitting = byEar.filter(([pattern]) => pattern.test(name));
  if (fitting.length === 0) return slip(name, random);
  const [pattern, spelling] = random.pick(fitting);
  const heard = name.replace(pattern, spelling);
  return heard === name ? slip(name, random) : heard;
}
