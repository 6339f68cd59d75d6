import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../../../tests/values/any-text.ts';
import {
  plainText,
  readAddressText,
  readDay,
  readEmail,
  readGridPoint,
  readGridReference,
  readLonLat,
  readMoment,
  readPersonName,
  readPhone,
  readPostcode,
  readUprn,
  remembered,
  saysNothing,
  type Reading,
} from './index.ts';
import { quoted } from './reading.ts';

const readers: Record<string, (text: string) => Reading<unknown>> = {
  name: readPersonName,
  'name, surname first': (text) => readPersonName(text, { order: 'surname-first' }),
  day: readDay,
  'day, any number, two figures': (text) =>
    readDay(text, {
      spreadsheetDays: 'any',
      twoFigureYearsUpTo: 2026,
      ignoreTime: true,
      order: 'month-first',
    }),
  moment: readMoment,
  phone: readPhone,
  postcode: readPostcode,
  email: readEmail,
  address: readAddressText,
  uprn: readUprn,
  'grid reference': readGridReference,
  'grid point': (text) => readGridPoint(text, '542100'),
  'longitude and latitude': (text) => readLonLat(text, '54.77'),
};

describe.each(Object.entries(readers))('reading a %s', (_what, reader) => {
  test('never throws, and refuses with one sentence that quotes what was written', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const reading = reader(text);
        if (reading.ok) return;
        expect(reading.reason).toMatch(/^[“T][^]*\.$/);
        expect(reading.reason.length).toBeLessThan(300);
        expect(reading.reason.isWellFormed()).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test('says the same of the same text, remembered or not', () => {
    const quick = remembered(reader, 3);
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 8 }), (texts) => {
        for (const text of [...texts, ...texts]) expect(quick(text)).toEqual(reader(text));
      }),
      { numRuns: 40 },
    );
  });

  test('white space around a value and no-break spaces in it change nothing that is read', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plain = reader(plainText(text));
        const spaced = reader(` \t${plainText(text).replaceAll(' ', '\u00a0')}\u200b\n`);
        expect(spaced.ok).toBe(plain.ok);
        if (spaced.ok && plain.ok) expect(spaced.value).toEqual(plain.value);
      }),
    );
  });
});

test('plain text is plain already: no controls, no broken characters, one space at a time, and a second time changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const plain = plainText(text);
      expect(plainText(plain)).toBe(plain);
      expect(plain.isWellFormed()).toBe(true);
      // oxlint-disable-next-line no-control-regex
      expect(plain).not.toMatch(/[\u0000-\u001f\u007f]|^\s|\s$|\s\s/);
    }),
  );
});

test('plain text keeps letters, accents and markup as written', () => {
  for (const text of ['Seán Ó Briain', '<script>alert(1)</script>', 'Łódź & Kraków', '李 小龍', 'علی‌رضا']) {
    expect(plainText(`  ${text} `)).toBe(text);
  }
  expect(plainText('Jose\u0301')).toBe('José');
});

test.each(['', '  ', 'N/A', 'n/a', 'Unknown', 'NOT KNOWN', '-', '???', '\u00a0', 'NULL'])(
  '“%s” says that nothing is known',
  (text) => expect(saysNothing(text)).toBe(true),
);

test.each(['Nathan', 'No', '0', 'None Street', 'Nil-Smith'])('“%s” says something', (text) =>
  expect(saysNothing(text)).toBe(false),
);

test('a long value is cut short in a sentence, and marks that turn text round are taken out', () => {
  expect(quoted('x'.repeat(500))).toBe(`“${'x'.repeat(60)}…”`);
  expect(quoted('abc\u202ecba\u0000')).toBe('“abc cba”');
});
