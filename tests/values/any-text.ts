import fc from 'fast-check';

// prettier-ignore
const PIECES = [
  "O'BRIEN", 'Mr', ',', ' ', '  ', '\u0000', '\u202e', '(', ')', '<b>', '&', 'and', '31', '02', '2024', '/', '-', ':',
  '.', '+44', '(0)', '7700900123', '@', 'example.org', 'DH1', '1AA', 'ZZ', 'E', 'N', 'T', 'Z', 'March', 'é', 'ß', '𝒳',
  'St', 'Flat', '12a', '1e9', '60', '45292', '0.5', 'van', 'der', 'JANE', 'smith', '\n', '\t', '“', '”', '﷽', '0', 'O',
];

/** Texts as hostile as an extract can hold: any string, broken Unicode, markup, and bits of real values thrown together. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    maxLength: 20,
  }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 10 }).map((parts) => parts.join('')),
);
