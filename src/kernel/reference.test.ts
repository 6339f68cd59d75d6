import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newReference, parseReference } from './reference.ts';

const signs = '234679BCDFGHJKLMNPQRTVWXYZ';

describe('a reference read over the telephone', () => {
  it('has no vowel and no sign that looks like another', () => {
    for (let n = 0; n < 500; n++)
      expect(newReference('CW')).toMatch(
        /^CW-[234679BCDFGHJKLMNPQRTVWXYZ]{3}-[234679BCDFGHJKLMNPQRTVWXYZ]{3}$/,
      );
  });

  it('is understood in lower case, with spaces, or run together', () => {
    const reference = newReference('CW');
    expect(parseReference(` ${reference.toLowerCase().replaceAll('-', ' ')} `)).toBe(reference);
    expect(parseReference(reference.replaceAll('-', ''))).toBe(reference);
  });

  it('is refused when one sign is wrong', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 5 }),
        fc.constantFrom(...signs),
        fc.infiniteStream(fc.nat({ max: 25 })),
        (at, sign, draws) => {
          const plain = newReference('CW', () => draws.next().value as number).replaceAll('-', '');
          const wrong = plain.slice(0, 2 + at) + sign + plain.slice(3 + at);
          return wrong === plain || parseReference(wrong) === undefined;
        },
      ),
    );
  });

  it('is refused when it is not a reference at all', () => {
    for (const text of ['', 'CW', 'CW-AAA-AAA', 'DROP TABLE', '7K34QD', 'CW-7K3-4Q'])
      expect(parseReference(text)).toBeUndefined();
  });
});
