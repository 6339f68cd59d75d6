import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatGridReference, parseGridReference } from './index.ts';

const at = (easting: number, northing: number, squareM: number) => ({ easting, northing, squareM });

test.each([
  ['NZ 27412 42531', at(427412, 542531, 1)],
  ['NZ2741242531', at(427412, 542531, 1)],
  ['nz 2741 4253', at(427415, 542535, 10)],
  ['NZ274425', at(427450, 542550, 100)],
  ['NZ 274 425', at(427450, 542550, 100)],
  ['NZ 27 42', at(427500, 542500, 1000)],
  ['NZ24', at(425000, 545000, 10_000)],
  ['  TG 51409 13177 ', at(651409, 313177, 1)],
  ['HP 61 20', at(461500, 1220500, 1000)],
  ['SV 91492 11318', at(91492, 11318, 1)],
  ['E 427300 N 542100', at(427300, 542100, 1)],
  ['Easting: 427300 Northing: 542100', at(427300, 542100, 1)],
  ['427300,542100', at(427300, 542100, 1)],
  ['427300.25 542100.75', at(427300.25, 542100.75, 1)],
  ['427300E 542100N', at(427300, 542100, 1)],
])('“%s” is read as metres on the National Grid', (text, expected) => {
  expect(parseGridReference(text)).toMatchObject({ ok: true, value: expected });
});

test.each([
  ['XX 123 456', 'XX is not a square of Great Britain'],
  ['NI 123 456', 'NI is not a square of Great Britain'],
  ['OA 123 456', 'OA is not a square of Great Britain'],
  ['NZ 274 4253', 'has 3 and 4 figures after NZ'],
  ['NZ27442', 'has 5 figures after NZ'],
  ['NZ 274121 425312', 'at most ten are read'],
  ['NZ', 'needs figures after NZ'],
  ['427300', 'is not a grid reference'],
  ['-1.57 54.77', 'is not a grid reference'],
  ['the bench by the river', 'is not a grid reference'],
  ['', 'is not a grid reference'],
  ['750000, 542100', 'is off the National Grid'],
])('“%s” is refused with a sentence', (text, reason) => {
  const reading = parseGridReference(text);
  expect(reading.ok).toBe(false);
  if (!reading.ok) {
    expect(reading.reason).toContain(reason);
    expect(reading.reason).toContain(`“${text.trim()}”`);
    expect(reading.reason).toMatch(/\.$/);
  }
});

test('the radius reaches every corner of the square that a reference names', () => {
  const reading = parseGridReference('NZ 274 425');
  if (!reading.ok) throw new Error(reading.reason);
  const { easting, northing, radiusM } = reading.value;
  expect(Math.hypot(easting - 427400, northing - 542500)).toBeLessThanOrEqual(radiusM);
  expect(radiusM).toBe(70.72);
});

test('a position on land comes back within its radius at every number of figures', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 200_000, max: 599_999, noNaN: true }),
      fc.double({ min: 200_000, max: 599_999, noNaN: true }),
      fc.constantFrom(2, 4, 6, 8, 10),
      (easting, northing, figures) => {
        const text = formatGridReference({ easting, northing }, figures as 2 | 4 | 6 | 8 | 10);
        if (text === undefined) return;
        const back = parseGridReference(text);
        if (!back.ok) throw new Error(back.reason);
        const away = Math.hypot(back.value.easting - easting, back.value.northing - northing);
        expect(away).toBeLessThanOrEqual(figures === 10 ? Math.SQRT2 : back.value.radiusM);
        expect(formatGridReference(back.value, figures as 2 | 4 | 6 | 8 | 10)).toBe(text);
      },
    ),
  );
});

test('positions outside the squares of Great Britain have no lettered reference', () => {
  expect(formatGridReference({ easting: -1, northing: 542100 })).toBeUndefined();
  expect(formatGridReference({ easting: 650_000, northing: 1_250_000 })).toBeUndefined();
  expect(formatGridReference({ easting: Number.NaN, northing: 542100 })).toBeUndefined();
});

test('no text makes it throw, and every refusal is a sentence', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[A-Z]{2}[ \d]{0,14}$/)),
      (text) => {
        const reading = parseGridReference(text);
        if (reading.ok) {
          expect(Number.isFinite(reading.value.easting + reading.value.northing)).toBe(true);
        } else {
          expect(reading.reason).toMatch(/\.$/);
        }
      },
    ),
  );
});
