import { randomInt } from 'node:crypto';

/** Twenty-six signs: no vowels, so no words; no 0 1 5 or 8, so nothing looks like O, I, S or B. */
const alphabet = '234679BCDFGHJKLMNPQRTVWXYZ';
const base = alphabet.length;

/**
 * A reference people can read over the telephone: `CW-7K3-4QD`.
 * Five free signs and a check sign that catches any one wrong sign and any two neighbours swapped.
 *
 * @param draw gives a whole number in [0, below); by default from the system's random source
 */
export function newReference(prefix: string, draw: (below: number) => number = randomInt): string {
  const body = Array.from({ length: 5 }, () => alphabet[draw(base)]!).join('');
  return format(prefix, body + checkSign(body));
}

/** The reference in its canonical form, or undefined when it is not one: spaces, dashes and case are forgiven. */
export function parseReference(text: string): string | undefined {
  const plain = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const body = plain.slice(-6);
  const prefix = plain.slice(0, -6);
  if (body.length !== 6 || !/^[A-Z]{2,3}$/.test(prefix)) return undefined;
  if (![...body].every((sign) => alphabet.includes(sign))) return undefined;
  return checkSign(body.slice(0, 5)) === body[5] ? format(prefix, body) : undefined;
}

function format(prefix: string, signs: string): string {
  return `${prefix}-${signs.slice(0, 3)}-${signs.slice(3)}`;
}

/**
 * Luhn's scheme in base N: every sign is a permutation of the base, doubled at every other place.
 * @source ISO/IEC 7812-1 Annex B, generalised from 10 to an even base
 */
function checkSign(body: string): string {
  let sum = 0;
  let factor = 2;
  for (let at = body.length - 1; at >= 0; at--) {
    const product = factor * alphabet.indexOf(body[at]!);
    sum += Math.floor(product / base) + (product % base);
    factor = factor === 2 ? 1 : 2;
  }
  return alphabet[(base - (sum % base)) % base]!;
}
