import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { anyText } from '../../../../tests/values/any-text.ts';
import { categoryReader, categoryTable, type CategoryReader } from './index.ts';

const policy = parse(
  readFileSync(new URL('../../../../policy/categories.yaml', import.meta.url), 'utf8'),
) as Record<string, { value: unknown }[]>;
const table = categoryTable(policy['categories.local-tree']!.at(-1)!.value);

function readerFor(codes?: Record<string, string>): CategoryReader {
  const reader = categoryReader(table, codes);
  if (!reader.ok) throw new Error(reader.reason);
  return reader.value;
}

const POLICE_UK_CRIMES = [
  'Bicycle theft',
  'Burglary',
  'Criminal damage and arson',
  'Drugs',
  'Other crime',
  'Other theft',
  'Possession of weapons',
  'Public order',
  'Robbery',
  'Shoplifting',
  'Theft from the person',
  'Vehicle crime',
  'Violence and sexual offences',
];

describe('the local tree', () => {
  test('holds each of the 13 sub-types of the national standard', () => {
    const subTypes = policy['categories.nsir-sub-types']!.at(-1)!.value as { code: string; name: string }[];
    expect(subTypes).toHaveLength(13);
    for (const { code, name } of subTypes) expect(table.get(code)?.name).toBe(name);
  });

  test('names the three classes that reports may take', () => {
    const classes = policy['categories.nsir-classes']!.at(-1)!.value as { code: string }[];
    expect(classes.map(({ code }) => code)).toEqual(['personal', 'nuisance', 'environmental']);
  });

  test('gives a branch the usual class of the one above it', () => {
    expect(table.get('neighbour-noise')).toEqual({
      nsir: 'personal',
      nsirFrom: 'category',
      local: ['asb', 'rowdy-neighbours', 'neighbour-noise'],
      name: 'Noise from neighbours',
    });
  });

  test('is refused when a code stands twice, when asb is missing and when it is no tree', () => {
    const asb = { code: 'asb', name: 'Anti-social behaviour' };
    expect(() => categoryTable([asb, asb])).toThrow('the code asb stands twice');
    expect(() => categoryTable([{ code: 'noise', name: 'Noise' }])).toThrow('there is no branch asb');
    expect(() => categoryTable({ asb: 1 })).toThrow();
    expect(() => categoryTable([{ ...asb, usually: 'annoying' }])).toThrow();
  });
});

describe('data.police.uk', () => {
  const read = readerFor();

  test('anti-social behaviour has no class, and shows so', () => {
    expect(read('Anti-social behaviour')).toEqual({
      ok: true,
      value: { nsir: 'unclassified', nsirFrom: 'nobody', local: ['asb'], name: 'Anti-social behaviour' },
    });
  });

  test.each(POLICE_UK_CRIMES)('“%s” is a crime and keeps its type', (type) => {
    expect(read(type)).toMatchObject({
      ok: true,
      value: { nsir: 'crime', name: type, local: ['crime', expect.any(String)] },
    });
  });
});

describe('a partner’s own words', () => {
  const read = readerFor({
    'ASB-NUI': 'nuisance',
    'ASB-PER': 'personal',
    'Kids / bikes': 'off-road-bikes',
    N12: 'neighbour-noise',
  });

  test('lead where the mapping says, whatever their case and punctuation', () => {
    expect(read('kids - BIKES')).toMatchObject({
      value: { local: ['asb', 'vehicle-nuisance', 'off-road-bikes'] },
    });
    expect(read('n12')).toMatchObject({ value: { nsir: 'personal', nsirFrom: 'category' } });
  });

  test('a class that the source gives stands before the usual one', () => {
    expect(read('N12', 'Environmental')).toMatchObject({
      value: { nsir: 'environmental', nsirFrom: 'source' },
    });
    expect(read('N12', 'ASB-NUI')).toMatchObject({ value: { nsir: 'nuisance', nsirFrom: 'source' } });
    expect(read('N12', ' ')).toMatchObject({ value: { nsir: 'personal', nsirFrom: 'category' } });
  });

  test('a class alone is enough: anti-social behaviour of that class', () => {
    expect(read('ASB-PER')).toMatchObject({
      value: { nsir: 'personal', nsirFrom: 'source', local: ['asb'] },
    });
    expect(read('ASB Personal')).toMatchObject({
      value: { nsir: 'personal', nsirFrom: 'source', local: ['asb'] },
    });
  });

  test('a crime takes no class', () => {
    expect(read('Burglary', 'Personal')).toMatchObject({ value: { nsir: 'crime' } });
  });

  test('unknown words and unknown classes are refused with a sentence', () => {
    expect(read('Q99')).toEqual({
      ok: false,
      reason: '“Q99” is not a category that the mapping of this source knows.',
    });
    expect(read('N12', 'Major')).toEqual({
      ok: false,
      reason: '“Major” is not a class of the national standard: personal, nuisance or environmental.',
    });
  });

  test('a mapping line that leads nowhere is refused when the mapping is read', () => {
    expect(categoryReader(table, { N13: 'neighbor-noise' })).toEqual({
      ok: false,
      reason: 'The mapping leads “N13” to “neighbor-noise”, which is not a category.',
    });
  });

  test('no text makes it throw', () => {
    fc.assert(fc.property(anyText, anyText, (type, nsirClass) => void read(type, nsirClass)));
  });
});
