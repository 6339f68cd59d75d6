import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../../../tests/values/any-text.ts';
import { readPersonName, type PersonName } from './index.ts';

function nameOf(text: string, order?: 'surname-first'): PersonName {
  const reading = readPersonName(text, order ? { order } : {});
  if (!reading.ok) throw new Error(reading.reason);
  return reading.value;
}

test.each([
  ["O'BRIEN, Mr Seán Patrick", "O'Brien", 'Seán Patrick'],
  ['SMITH, Jane', 'Smith', 'Jane'],
  ['Smith , Jane Ann', 'Smith', 'Jane Ann'],
  ['SMITH Jane', 'Smith', 'Jane'],
  ['SMITH JONES Jane Ann', 'Smith Jones', 'Jane Ann'],
  ['SMITH, Mr', 'Smith', ''],
  ['John Smith, Mr', 'Smith', 'John'],
  ['SMITH (MR), John', 'Smith', 'John'],
  ['Mr. John Smith', 'Smith', 'John'],
  ['PC 1234 Jones', 'Jones', '1234'],
  ['Dr. Anne-Marie Smith-Jones', 'Smith-Jones', 'Anne-Marie'],
  ['JOHN MCDONALD', 'McDonald', 'John'],
  ['mary ellen brown', 'Brown', 'Mary Ellen'],
  ['Ludwig van der Berg', 'van der Berg', 'Ludwig'],
  ['VAN DER BERG, PIET', 'van der Berg', 'Piet'],
  ['Ian St John', 'St John', 'Ian'],
  ['Ahmed Bin Khalid', 'Bin Khalid', 'Ahmed'],
  ['Al Smith', 'Smith', 'Al'],
  ['Van Morrison', 'Morrison', 'Van'],
  ['Jane Lord', 'Lord', 'Jane'],
  ['Martin Luther King Jr', 'King', 'Martin Luther'],
  ['Mary Smith (née Jones)', 'Smith', 'Mary'],
  ['Cher', 'Cher', ''],
  ['Mr Smith', 'Smith', ''],
  ['J. R. R. Tolkien', 'Tolkien', 'J. R. R.'],
  ['DeShawn Le Roux', 'Le Roux', 'DeShawn'],
])('“%s” has the surname “%s” and the forenames “%s”', (text, surname, forenames) => {
  expect(nameOf(text)).toMatchObject({ surname, forenames, given: text });
});

describe('one key for one name', () => {
  test.each([
    ["O'BRIEN, Seán", 'Sean O’Brien', 'obrien, sean'],
    ['SMITH-JONES, Anne-Marie', 'Dr Anne Marie Smith-Jones', 'smith jones, anne marie'],
    ['Søren Ødegård', 'ODEGARD, SOREN', 'odegard, soren'],
    ['Jürgen Weiß', 'WEISS, Jurgen', 'weiss, jurgen'],
    ['Ludwig van der Berg', 'VAN DER BERG, Ludwig', 'van der berg, ludwig'],
  ])('“%s” and “%s” are both %s', (one, other, key) => {
    expect(nameOf(one).key).toBe(key);
    expect(nameOf(other).key).toBe(key);
  });
});

test('a source may say that surnames come first', () => {
  expect(nameOf('Smith Jane Ann', 'surname-first')).toMatchObject({
    surname: 'Smith',
    forenames: 'Jane Ann',
  });
});

test('markup in a name is kept, letter for letter, as part of the name', () => {
  const name = nameOf('Bob <script>alert(1)</script>');
  expect(name.given).toBe('Bob <script>alert(1)</script>');
  expect(name.surname).toBe('<script>alert(1)</script>');
  expect(nameOf('<b>Smith</b>, <i>Jane</i>')).toMatchObject({
    surname: '<b>Smith</b>',
    forenames: '<i>Jane</i>',
  });
});

test.each([
  ['', 'does not name anyone'],
  ['unknown', 'does not name anyone'],
  ['12345', 'has no letters'],
  ['12345, Mr', 'has no letters'],
  ['Mr & Mrs Smith', 'names more than one person'],
  ['John and Jane Smith', 'names more than one person'],
  ['x'.repeat(201), 'is longer than a name: 201 characters'],
])('“%s” is refused', (text, reason) => {
  expect(readPersonName(text)).toMatchObject({
    ok: false,
    reason: expect.stringContaining(reason) as string,
  });
});

test('any name, listed as “surname, forenames”, reads back as the same name', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const first = readPersonName(text);
      if (!first.ok) return;
      const { surname, forenames, key } = first.value;
      const again = readPersonName(`${surname}, ${forenames}`);
      expect(again.ok && again.value).toMatchObject({ surname, forenames, key });
    }),
    { numRuns: 1000 },
  );
});
