import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../../../tests/values/any-text.ts';
import { readEmail, readPhone, readUprn } from './index.ts';

const reasonOf = (reading: { ok: boolean; reason?: string }): string | undefined => reading.reason;

describe('telephone numbers', () => {
  test.each([
    ['07700 900123', '+447700900123', 'mobile', false],
    ['(07700) 900-123', '+447700900123', 'mobile', false],
    ['+44 (0)7700 900123', '+447700900123', 'mobile', false],
    ['0044 7700 900123', '+447700900123', 'mobile', false],
    ['447700900123', '+447700900123', 'mobile', false],
    ['7700900123', '+447700900123', 'mobile', true],
    ['7700900123.0', '+447700900123', 'mobile', true],
    ['1913334444', '+441913334444', 'landline', true],
    ['0191 333 4444', '+441913334444', 'landline', false],
    ['020 7946 0123', '+442079460123', 'landline', false],
    ['0800 1111', '+448001111', 'other', false],
    ['03069 990123', '+443069990123', 'other', false],
    ['070 1234 5678', '+447012345678', 'other', false],
    ['07624 900123', '+447624900123', 'mobile', false],
    ['+33 1 42 68 53 00', '+33142685300', 'other', false],
  ])('“%s” is %s, a %s', (text, e164, kind, zeroRestored) => {
    expect(readPhone(text)).toEqual({ ok: true, value: { e164, kind, zeroRestored } });
  });

  test('an extension is kept apart', () => {
    expect(readPhone('0191 333 4444 ext 12')).toMatchObject({
      value: { e164: '+441913334444', extension: '12' },
    });
  });

  test.each([
    [
      '7.7009E+09',
      '“7.7009E+09” is a telephone number that a spreadsheet rounded: its last figures are lost.',
    ],
    ['07700900123 / 0191 3334444', '“07700900123 / 0191 3334444” holds more than one telephone number.'],
    ['07777777777', '“07777777777” is a filler, not a telephone number.'],
    ['999', '“999” is not a telephone number: it has 3 figures, not in a British or foreign shape.'],
    [
      '5551234567',
      '“5551234567” is not a telephone number: it has 10 figures, not in a British or foreign shape.',
    ],
    ['ring the office', '“ring the office” is not a telephone number: it has no figures.'],
  ])('“%s” is refused with a sentence', (text, reason) => expect(reasonOf(readPhone(text))).toBe(reason));

  test('every British number that the library holds valid is read, and both ways give the same', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^(\+44 ?|0044 ?|0)([123789]\d{3} ?\d{6}|7[1-9]\d\d ?\d{6})$/),
        (text) => {
          const library = parsePhoneNumberFromString(text, 'GB');
          const reading = readPhone(text);
          if (reading.ok) expect(reading.value.e164).toBe(library?.number);
          else expect(reading.reason).toContain('is a filler');
        },
      ),
      { numRuns: 500 },
    );
  });

  test('numbers set aside for drama are read, though no telephone answers to them', () => {
    expect(readPhone('07700 900999').ok && readPhone('0191 498 0123').ok).toBe(true);
  });

  test('a number once read reads back as itself', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.stringMatching(/^(\+?44|0)?[1-9]\d{8,9}$/)), (text) => {
        const reading = readPhone(text);
        if (!reading.ok) return;
        expect(reading.value.e164).toMatch(/^\+[1-9]\d{5,14}$/);
        expect(readPhone(reading.value.e164)).toMatchObject({
          ok: true,
          value: { e164: reading.value.e164 },
        });
      }),
    );
  });
});

describe('e-mail addresses', () => {
  test.each([
    ['Jane.Smith@Example.ORG', 'Jane.Smith@example.org', 'jane.smith@example.org'],
    ['Jane Smith <jane@example.org>', 'jane@example.org', 'jane@example.org'],
    ['mailto:x+y@example.co.uk', 'x+y@example.co.uk', 'x+y@example.co.uk'],
    ["o'brien@example.org", "o'brien@example.org", "o'brien@example.org"],
  ])('“%s” is %s', (text, address, key) => {
    expect(readEmail(text)).toEqual({ ok: true, value: { address, key } });
  });

  test.each([
    ['jane', 'it has no @'],
    ['@example.org', 'nothing stands before the @'],
    ['jane@', 'nothing stands after the @'],
    ['jane@example', '“example” is not a place for post'],
    ['jane..smith@example.org', '“jane..smith” cannot stand before the @'],
    ['a@example.org; b@example.org', 'holds more than one e-mail address'],
    ['jane@-example.org', '“-example.org” is not a place for post'],
    [`${'x'.repeat(65)}@example.org`, 'is longer than an e-mail address may be'],
  ])('“%s” is refused with a sentence', (text, reason) =>
    expect(reasonOf(readEmail(text))).toContain(reason),
  );

  test('an address once read reads back as itself', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.emailAddress()), (text) => {
        const reading = readEmail(text);
        if (reading.ok) expect(readEmail(reading.value.address)).toEqual(reading);
      }),
    );
  });

  test('ordinary addresses are accepted', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        expect(readEmail(address).ok).toBe(true);
      }),
    );
  });
});

describe('property numbers', () => {
  test.each([
    ['100012345678', '100012345678'],
    ['000100012345', '100012345'],
    ['100012345.0', '100012345'],
    ['UPRN: 100012345', '100012345'],
  ])('“%s” is %s', (text, uprn) => expect(readUprn(text)).toEqual({ ok: true, value: uprn }));

  test.each([
    ['1.00012E+11', 'that a spreadsheet rounded'],
    ['10001234567A', 'it should be figures only'],
    ['000', 'it has no number'],
    ['1234567890123', 'it has 13 figures, at most 12'],
  ])('“%s” is refused with a sentence', (text, reason) => expect(reasonOf(readUprn(text))).toContain(reason));

  test('a number once read reads back as itself', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 999_999_999_999n }), (uprn) => {
        expect(readUprn(String(uprn).padStart(12, '0'))).toEqual({ ok: true, value: String(uprn) });
      }),
    );
  });
});
