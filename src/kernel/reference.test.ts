import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReference, referenceLimit, referenceOf } from './reference.ts';

const anyNumber = fc.nat({ max: referenceLimit - 1 });
const signs = '234679BCDFGHJKLMNPQRTVWXYZ';

describe('a reference read over the telephone', () => {
  it('leads back to the number it was made from', () => {
    fc.assert(
      fc.property(anyNumber, (number) => parseReference(referenceOf('CW', number))?.number === number),
    );
  });

  it('has no vowel and no sign that looks like another', () => {
    for (let n = 0; n < 500; n++)
      expect(referenceOf('CW', n)).toMatch(
        /^CW-[234679BCDFGHJKLMNPQRTVWXYZ]{3}-[234679BCDFGHJKLMNPQRTVWXYZ]{3}$/,
      );
  });

  it('is understood in lower case, with spaces, or run together', () => {
    const reference = referenceOf('CW', 4711);
    for (const said of [` ${reference.toLowerCase().replaceAll('-', ' ')} `, reference.replaceAll('-', '')])
      expect(parseReference(said)).toEqual({ reference, prefix: 'CW', number: 4711 });
  });

  it('is refused when one sign is wrong', () => {
    fc.assert(
      fc.property(anyNumber, fc.nat({ max: 5 }), fc.constantFrom(...signs), (number, at, sign) => {
        const plain = referenceOf('CW', number).replaceAll('-', '');
        const wrong = plain.slice(0, 2 + at) + sign + plain.slice(3 + at);
        return wrong === plain || parseReference(wrong) === undefined;
      }),
    );
  });

  it('is refused when it is not a reference at all', () => {
    for (const text of ['', 'CW', 'CW-AAA-AAA', 'DROP TABLE', '7K34QD', 'CW-7K3-4Q'])
      expect(parseReference(text)).toBeUndefined();
  });

  it('is refused for a number that has none', () => {
    for (const number of [-1, 0.5, referenceLimit])
      expect(() => referenceOf('CW', number)).toThrow(RangeError);
  });
});
