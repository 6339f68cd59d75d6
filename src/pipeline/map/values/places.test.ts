import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../../../tests/values/any-text.ts';
import { readAddressText, readGridPoint, readGridReference, readLonLat, readPostcode } from './index.ts';

const reasonOf = (reading: { ok: boolean; reason?: string }): string | undefined => reading.reason;

const radiusOf = (lon: string, lat: string): number => {
  const reading = readLonLat(lon, lat);
  return reading.ok ? reading.value.radiusM : Number.NaN;
};

describe('postcodes', () => {
  test.each([
    ['dh11aa', 'DH1 1AA', 'DH', 'DH1', 'DH1 1'],
    [' DH1  1AA ', 'DH1 1AA', 'DH', 'DH1', 'DH1 1'],
    ['M1 1AE', 'M1 1AE', 'M', 'M1', 'M1 1'],
    ['B33 8TH', 'B33 8TH', 'B', 'B33', 'B33 8'],
    ['CR2 6XH', 'CR2 6XH', 'CR', 'CR2', 'CR2 6'],
    ['DN55 1PT', 'DN55 1PT', 'DN', 'DN55', 'DN55 1'],
    ['W1A 1HQ', 'W1A 1HQ', 'W', 'W1A', 'W1A 1'],
    ['EC1A 1BB', 'EC1A 1BB', 'EC', 'EC1A', 'EC1A 1'],
  ])('“%s” is %s in the area %s', (text, postcode, area, outward, sector) => {
    expect(readPostcode(text)).toEqual({
      ok: true,
      value: { postcode, area, outward, sector, corrected: false },
    });
  });

  test('an O or I in the place of a figure is put right, and said', () => {
    expect(readPostcode('DH1 OAA')).toMatchObject({ value: { postcode: 'DH1 0AA', corrected: true } });
    expect(readPostcode('DH1 IAA')).toMatchObject({ value: { postcode: 'DH1 1AA', corrected: true } });
  });

  test.each([
    ['ZZ1 1ZZ', '“ZZ1 1ZZ” is not a postcode: ZZ is not a postcode area.'],
    ['QH1 1AA', '“QH1 1AA” is not a postcode: QH is not a postcode area.'],
    ['DH1', '“DH1” is only the first half of a postcode.'],
    ['DH1 1CA', '“DH1 1CA” is not a postcode: C is not used in the last two letters.'],
    ['M1Z 1AA', '“M1Z 1AA” is not a postcode: M1Z is not a district: Z does not end one.'],
    ['Durham', '“Durham” does not look like a postcode, such as “DH1 1AA”.'],
    ['DH1 1AA DH1 1AB', '“DH1 1AA DH1 1AB” does not look like a postcode, such as “DH1 1AA”.'],
  ])('“%s” is refused with a sentence', (text, reason) => expect(reasonOf(readPostcode(text))).toBe(reason));

  test('a demonstration may add an area of its own', () => {
    expect(readPostcode('qh1 1aa', { extraAreas: ['QH'] })).toMatchObject({
      ok: true,
      value: { postcode: 'QH1 1AA' },
    });
  });

  test('a postcode once read reads back as itself', () => {
    const likely = fc.stringMatching(/^(DH|sr|M|EC|w|ZZ|QH)[1-9][\dA-Z]? ?[\dOI][A-Za-z]{2}$/);
    fc.assert(
      fc.property(fc.oneof(anyText, likely), (text) => {
        const reading = readPostcode(text);
        if (!reading.ok) return;
        const again = readPostcode(reading.value.postcode);
        expect(again).toEqual({ ok: true, value: { ...reading.value, corrected: false } });
      }),
    );
  });
});

describe('coordinates', () => {
  const durham = { minX: 390_000, minY: 510_000, maxX: 450_000, maxY: 560_000 };

  test('an easting and a northing are taken as they are', () => {
    const value = { easting: 427300, northing: 542100.5, radiusM: 1, swapped: false };
    expect(readGridPoint('427300', '542100.50')).toEqual({ ok: true, value });
    expect(readGridPoint(' 427,300 ', '542,100.50')).toEqual({ ok: true, value });
  });

  test('crossed columns are turned round where the county shows which is which', () => {
    expect(readGridPoint('542100', '427300', { within: durham })).toMatchObject({
      value: { easting: 427300, northing: 542100, swapped: true },
    });
    expect(readGridPoint('542100', '427300')).toMatchObject({ value: { easting: 542100, swapped: false } });
    expect(readGridPoint('850000', '250000')).toMatchObject({
      value: { easting: 250000, northing: 850000, swapped: true },
    });
  });

  test('a point in the sea, but in the box of Great Britain, is for the caller to judge', () => {
    expect(readGridPoint('600000', '600000', { within: durham }).ok).toBe(true);
  });

  test.each([
    ['0', '0', '“0, 0” stands for “no place”: both are 0.'],
    ['', '542100', 'There is no easting beside “542100”.'],
    ['427300', ' ', 'There is no northing beside “427300”.'],
    ['42x', '542100', '“42x” is not a number, so the easting cannot be read.'],
    [
      '-1.57',
      '54.77',
      '“-1.57, 54.77” looks like longitude and latitude, not an easting and a northing in metres.',
    ],
    [
      '1300000',
      '542100',
      '“1300000, 542100” is not in Great Britain as an easting and a northing in metres.',
    ],
  ])('easting “%s” and northing “%s” are refused with a sentence', (easting, northing, reason) => {
    expect(reasonOf(readGridPoint(easting, northing))).toBe(reason);
  });

  test('longitude and latitude are placed on the grid, whichever way round they stand', () => {
    const straight = readLonLat('-1.576300', '54.773400');
    const crossed = readLonLat('54.773400', '-1.576300');
    expect(straight.ok && crossed.ok).toBe(true);
    if (!straight.ok || !crossed.ok) return;
    expect(Math.abs(straight.value.easting - 427_354.7)).toBeLessThan(0.1);
    expect(Math.abs(straight.value.northing - 542_135.7)).toBeLessThan(0.1);
    expect(crossed.value).toEqual({ ...straight.value, swapped: true });
  });

  test('the fewer the decimals, the wider the radius', () => {
    expect(radiusOf('-1.576300', '54.773400')).toBe(3.6);
    expect(radiusOf('-1.5763', '54.7734')).toBe(9.1);
    expect(radiusOf('-1.58', '54.77')).toBe(559.5);
  });

  test.each([
    ['0', '0', 'stands for “no place”'],
    ['427300', '542100', 'it may be in metres'],
    ['2.35', '48.85', 'is not in Great Britain'],
    ['', '54.77', 'There is no longitude beside “54.77”.'],
  ])('longitude “%s” and latitude “%s” are refused with a sentence', (lon, lat, reason) => {
    expect(reasonOf(readLonLat(lon, lat))).toContain(reason);
  });

  test('a grid reference carries the half-diagonal of its square as radius', () => {
    expect(readGridReference('NZ 274 425')).toEqual({
      ok: true,
      value: { easting: 427450, northing: 542550, radiusM: 70.72, swapped: false },
    });
    expect(reasonOf(readGridReference('0, 1299999'))).toBe('“0, 1299999” is not in Great Britain.');
  });
});

describe('addresses', () => {
  test.each([
    [
      'Apt 3, 12 High St, Durham, DH1 1AA',
      { flat: '3', number: '12', street: 'High St', postcode: 'DH1 1AA' },
    ],
    [
      'Flat 2a 12-14 North Rd DH11AA',
      { flat: '2A', number: '12-14', street: 'North Rd', postcode: 'DH1 1AA' },
    ],
    ['12, High Street', { number: '12', street: 'High Street' }],
    ["Rose House, 12 St Mary's Rd", { number: '12', street: "St Mary's Rd" }],
    ['The bench by the river', {}],
  ])('“%s” is taken apart as far as its words allow', (text, parts) => {
    const reading = readAddressText(text);
    if (!reading.ok) throw new Error(reading.reason);
    const { given, key, ...rest } = reading.value;
    expect(given).toBe(text);
    expect(key).not.toBe('');
    expect(rest).toEqual(parts);
  });

  test.each([
    ['Flat 3, 12 High Street, Durham, DH1 1AA', 'APT. 3\n12 HIGH ST\nDURHAM\nDH11AA'],
    ["4 St Mary's Rd, Durham", '4 Saint Marys Road, Durham'],
    ['9 Oak Ave', '9 OAK AVENUE'],
  ])('“%s” and “%s” have one key', (one, other) => {
    const keys = [one, other]
      .map((text) => readAddressText(text))
      .map((reading) => reading.ok && reading.value.key);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[0]).toBeTruthy();
  });

  test('a word that programs know is a word like any other', () => {
    expect(readAddressText('1 Constructor St')).toMatchObject({ value: { key: '1 constructor street' } });
  });

  test('an address that says nothing, or goes on for ever, is refused', () => {
    expect(reasonOf(readAddressText('unknown'))).toBe('“unknown” does not say where.');
    expect(reasonOf(readAddressText('x '.repeat(5000)))).toContain(
      'is longer than an address: 10000 characters.',
    );
  });

  test('an address as given reads back as itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const reading = readAddressText(text);
        if (reading.ok) expect(readAddressText(reading.value.given)).toEqual(reading);
      }),
    );
  });
});
