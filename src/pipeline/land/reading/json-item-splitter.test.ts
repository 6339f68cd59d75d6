import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonItemSplitter } from './json-item-splitter.ts';

function split(text: string, path: string[], size = text.length) {
  const splitter = jsonItemSplitter(path);
  const items: string[] = [];
  for (let at = 0; at < text.length; at += size) items.push(...splitter.push(text.slice(at, at + size)));
  return { items, ...splitter.end() };
}

describe('a JSON document with a list in it', () => {
  it('gives the items of the list that the path leads to, and of no other', () => {
    const text =
      '{"cases":[1],"data":{"x":{"cases":[2]},"cases":[{"a":[1,2]},"t]}",3],"other":[4]},"cases":[5]}';
    expect(split(text, ['data', 'cases'])).toEqual({
      items: ['{"a":[1,2]}', '"t]}"', '3'],
      arrayFound: true,
      whole: true,
    });
  });

  it('may itself be the list', () => {
    expect(split(' [ {"a":1} ,\n{"b":2} ] ', [])).toMatchObject({
      items: ['{"a":1}', '{"b":2}'],
      whole: true,
    });
    expect(split('[]', [])).toEqual({ items: [], arrayFound: true, whole: true });
  });

  it('is known not to be whole when it breaks off anywhere', () => {
    const text = '{"data":{"cases":[{"a":"b, c"},{"d":1}]}}';
    for (let at = 0; at < text.length; at++)
      expect(split(text.slice(0, at), ['data', 'cases']).whole, text.slice(0, at)).toBe(false);
  });

  it('is known not to have the list when the path leads nowhere', () => {
    expect(split('{"data":{"case":[1]}}', ['data', 'cases'])).toMatchObject({
      arrayFound: false,
      whole: true,
    });
    expect(split('{"data":[{"cases":[1]}]}', ['data', 'cases'])).toMatchObject({ arrayFound: false });
  });

  it('gives the same items however it is cut into pieces', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue()),
        fc.jsonValue(),
        fc.constantFrom(undefined, 1, 4),
        fc.integer({ min: 1, max: 9 }),
        (list, other, indent, size) => {
          const text = JSON.stringify(
            { before: other, data: { '"]': [other], items: list }, after: [] },
            null,
            indent,
          );
          const { items, whole } = split(text, ['data', 'items'], size);
          expect(whole).toBe(true);
          expect(items.map((item) => JSON.parse(item) as unknown)).toEqual(JSON.parse(JSON.stringify(list)));
        },
      ),
    );
  });
});
