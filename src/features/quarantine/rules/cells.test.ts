import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, isAbout, ruleInWords } from './cells.ts';

describe('a row as received', () => {
  it('has a value for each column, in the order of the file', () => {
    expect(cellsOf(['Ref', 'Told'], ['C-1', '31/02/2024', 'more'])).toEqual([
      { column: 'Ref', value: 'C-1' },
      { column: 'Told', value: '31/02/2024' },
      { column: 'column 3', value: 'more' },
    ]);
  });

  it('names each value of a nested item by the way to it', () => {
    expect(cellsOf([], { ref: 'C-1', people: [{ name: 'Sam', age: null }], open: true })).toEqual([
      { column: 'ref', value: 'C-1' },
      { column: 'people.0.name', value: 'Sam' },
      { column: 'people.0.age', value: '' },
      { column: 'open', value: 'true' },
    ]);
  });

  it('is nothing once it was erased', () => expect(cellsOf(['Ref'], null)).toEqual([]));

  it('loses no value, however the item is made', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (values) => {
        expect(cellsOf([], values).map(({ value }) => value)).toEqual(values);
      }),
    );
  });

  it.each([
    ['Told', 'Told', true],
    ['people[].name', 'people.3.name', true],
    ['people[].name', 'people.3.age', false],
    ['Logged + Logged time', 'Logged time', true],
    ['Logged + Logged time', 'Told', false],
    [undefined, 'Told', false],
  ])('a fault of %s is about %s: %s', (field, column, about) => {
    expect(isAbout(field, { column, value: '' })).toBe(about);
  });

  it('a rule is said in words', () => expect(ruleInWords('not-a-day')).toBe('Not a day'));
});
