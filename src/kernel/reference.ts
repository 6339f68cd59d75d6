/** Twenty-six signs: no vowels, so no words; no 0, 1, 5 or 8, so nothing looks like O, I, S or B. */
const alphabet = '234679BCDFGHJKLMNPQRTVWXYZ';
const base = alphabet.length;
const bodyLength = 5;
const span = base ** bodyLength;
/** Odd and no multiple of 13, so multiplying by it modulo 26^n is a permutation: neighbours in number look unrelated. */
const stride = 7_368_787;
const inverse = modularInverse(stride, span);

/** The first number that has no reference of this length. */
export const referenceLimit = span;

/**
 * A reference people can read over the telephone: `CW-7K3-4QD`. Five signs for the number and one to check them, which
 * catches any one wrong sign and any two neighbours swapped (but for the pair that Luhn's scheme lets through).
 *
 * @param prefix two or three capital letters
 * @param number a whole number in [0, 11,881,376); the same number always has the same reference
 * @example referenceOf('CW', 1)
 */
export function referenceOf(prefix: string, number: number): string {
  if (!Number.isInteger(number) || number < 0 || number >= span)
    throw new RangeError('no reference for this number');
  let left = Number((BigInt(number) * BigInt(stride)) % BigInt(span));
  let body = '';
  for (let n = 0; n < bodyLength; n++) {
    body = alphabet[left % base]! + body;
    left = Math.floor(left / base);
  }
  return format(prefix, body + checkSign(body));
}

export interface ParsedReference {
  reference: string;
  prefix: string;
  number: number;
}

/** What a reference stands for, or undefined when it is not one: spaces, dashes and case are forgiven. */
export function parseReference(text: string): ParsedReference | undefined {
  const plain = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const signs = plain.slice(-(bodyLength + 1));
  const prefix = plain.slice(0, -(bodyLength + 1));
  const body = signs.slice(0, bodyLength);
  if (signs.length !== bodyLength + 1 || !/^[A-Z]{2,3}$/.test(prefix)) return undefined;
  if (![...signs].every((sign) => alphabet.includes(sign)) || checkSign(body) !== signs[bodyLength])
    return undefined;
  const value = [...body].reduce((sum, sign) => sum * base + alphabet.indexOf(sign), 0);
  const number = Number((BigInt(value) * BigInt(inverse)) % BigInt(span));
  return { reference: format(prefix, signs), prefix, number };
}

function format(prefix: string, signs: string): string {
  return `${prefix}-${signs.slice(0, 3)}-${signs.slice(3)}`;
}

/**
 * Luhn's scheme in base N: every other sign is doubled, and the digits of each product are summed.
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

/** x with a·x = 1 modulo m, by Euclid's algorithm. */
function modularInverse(a: number, m: number): number {
  let [r0, r1, x0, x1] = [BigInt(m), BigInt(a), 0n, 1n];
  while (r1 !== 0n) {
    const q = r0 / r1;
    [r0, r1, x0, x1] = [r1, r0 - q * r1, x1, x0 - q * x1];
  }
  return Number(((x0 % BigInt(m)) + BigInt(m)) % BigInt(m));
}
