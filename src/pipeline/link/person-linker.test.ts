import { describe, expect, it } from 'vitest';
import { linkByExactKeys, type PersonForLinking } from './person-linker.ts';

const person = (given: Partial<PersonForLinking>): PersonForLinking => ({
  nameKey: null,
  bornOn: null,
  phone: null,
  email: null,
  ...given,
});
const links = (records: PersonForLinking[], mostSharing = 5) =>
  linkByExactKeys(records, mostSharing).map(({ a, b, reason }) => [a, b, reason]);

describe('people linked by exact keys', () => {
  it('are one person by name and date of birth, a middle name or not', () => {
    const a = person({ nameKey: 'marwood, kathleen', bornOn: '1961-04-02' });
    const b = person({ nameKey: 'marwood, kathleen ann', bornOn: '1961-04-02' });
    expect(links([a, b])).toEqual([[0, 1, 'same surname, forename and date of birth']]);
  });

  it('are not one person by surname and date of birth alone', () => {
    expect(
      links([
        person({ nameKey: 'marwood, ', bornOn: '1961-04-02' }),
        person({ nameKey: 'marwood, ', bornOn: '1961-04-02' }),
      ]),
    ).toEqual([]);
  });

  it('are one person by telephone and surname when the forenames begin alike', () => {
    const kathy = person({ nameKey: 'marwood, kathy', phone: '+447700900142' });
    const kathleen = person({ nameKey: 'marwood, kathleen', bornOn: '1961-04-02', phone: '+447700900142' });
    expect(links([kathy, kathleen])).toEqual([[0, 1, 'same telephone and surname']]);
  });

  it('are not one person when a household shares a telephone', () => {
    const mother = person({ nameKey: 'marwood, kathy', phone: '+447700900142' });
    const father = person({ nameKey: 'marwood, neil', phone: '+447700900142' });
    const son = person({ nameKey: 'marwood, kieran', bornOn: '2004-01-01', phone: '+447700900142' });
    const daughter = person({ nameKey: 'marwood, kelly', bornOn: '2006-01-01', phone: '+447700900142' });
    expect(links([mother, father])).toEqual([]);
    expect(links([son, daughter])).toEqual([]);
  });

  it('are not linked by an address that a whole hostel shares', () => {
    const sharing = Array.from({ length: 6 }, () => person({ email: 'reception@example.org' }));
    expect(links(sharing)).toEqual([]);
    expect(links(sharing.slice(0, 5))).toHaveLength(4);
  });
});
