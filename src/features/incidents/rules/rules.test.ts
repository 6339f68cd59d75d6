import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categoryName, choicesUnder, codesUnder } from './categories.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { shortNames } from './partner-names.ts';
import { peopleOf, type Involved } from './people.ts';

describe('a place in the list', () => {
  const cursor = fc.record({
    place: fc.record({
      ordinal: fc.nat({ max: 999_999_999 }),
      micros: fc.option(fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }).map(String), { nil: undefined }),
      incidentNo: fc.nat(),
    }),
    backwards: fc.boolean(),
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(cursor, (given) => {
        expect(readCursor(writeCursor(given))).toEqual(given);
      }),
    );
  });

  it.each(['', 'b.', '1.2', 'x.1.2', '1.x.2;drop', '1.2.3.4', 'a.1.2.3'])('is none in “%s”', (text) => {
    expect(readCursor(text)).toBeUndefined();
  });
});

describe('a partner in a narrow column', () => {
  it('is called by what it is where no other is the same, else by its name', () => {
    const names = shortNames([
      { no: 0, name: 'Harrowshire Police (fictional)', kind: 'police' },
      { no: 1, name: 'Hearthstone Homes (fictional)', kind: 'housing' },
      { no: 2, name: 'Castle Homes', kind: 'housing' },
      { no: 3, name: 'The wardens', kind: 'other' },
    ]);
    expect([...names.values()]).toEqual(['Police', 'Hearthstone Homes', 'Castle Homes', 'The wardens']);
  });
});

describe('categories', () => {
  const table = new Map(
    [
      ['asb', 'Anti-social behaviour', ['asb']],
      ['noise', 'Noise', ['asb', 'noise']],
      ['alarms', 'Alarms', ['asb', 'noise', 'alarms']],
      ['crime', 'Crime', ['crime']],
      ['burglary', 'Burglary', ['crime', 'burglary']],
    ].map(([code, name, local]) => [code as string, { name: name as string, local: local as string[] }]),
  );

  it('take in all that is under them', () => {
    expect(codesUnder(table, 'noise')).toEqual(['noise', 'alarms']);
    expect(codesUnder(table, 'gone')).toEqual([]);
  });

  it('are offered by branch, without the top', () => {
    expect(choicesUnder(table, 'asb')).toEqual([
      { code: 'noise', name: 'Noise', depth: 0 },
      { code: 'alarms', name: 'Alarms', depth: 1 },
    ]);
  });

  it('speak for themselves once they have left the tree', () => {
    expect(categoryName(table, 'burglary')).toBe('Burglary');
    expect(categoryName(table, 'street-drinking')).toBe('street drinking');
  });
});

describe('people of an incident', () => {
  const record = (given: Partial<Involved>): Involved => ({
    personId: 'a',
    role: 'reporter',
    partner: 'Police',
    forenames: 'Kathleen',
    surname: 'Marwood',
    bornOn: null,
    sealed: false,
    knownTo: 1,
    ...given,
  });

  it('are one line each, with every name, role and partner that told of them', () => {
    expect(
      peopleOf([
        record({ knownTo: 2 }),
        record({ role: 'victim', partner: 'Council', forenames: 'Kath', bornOn: '1957-03-14', knownTo: 2 }),
        record({}),
      ]),
    ).toEqual([
      {
        names: ['Kathleen Marwood', 'Kath Marwood'],
        roles: ['reporter', 'victim'],
        bornOn: Temporal.PlainDate.from('1957-03-14'),
        partners: ['Police', 'Council'],
        knownTo: 2,
        isSealed: false,
      },
    ]);
  });

  it('begin with victims and end with subjects', () => {
    const roles = ['subject', 'witness', 'reporter', 'victim'] as const;
    const people = peopleOf(roles.map((role) => record({ role, personId: role })));
    expect(people.map((person) => person.roles[0])).toEqual(['victim', 'reporter', 'witness', 'subject']);
  });

  it('may have no name', () => {
    expect(peopleOf([record({ forenames: null, surname: null })])[0]?.names).toEqual(['No name given']);
  });
});
