/** What a linker may know of one person record. Keys are folded by the map stage; an unknown value is null. */
export interface PersonForLinking {
  /** "surname, forenames", folded. */
  nameKey: string | null;
  /** 2001-12-31 */
  bornOn: string | null;
  phone: string | null;
  email: string | null;
}

/** Two records, by their positions, that are one person, and why in words a person can check. */
export interface PersonLink {
  a: number;
  b: number;
  reason: string;
}

/**
 * Blocks of records in, linked pairs out, no state kept: so the same interface serves exact keys today, probabilistic
 * linkage next, and a cluster of machines one day.
 *
 * @param mostSharing a telephone or e-mail address that more records share belongs to no one person (a hostel, an office)
 */
export type PersonLinker = (records: readonly PersonForLinking[], mostSharing: number) => PersonLink[];

interface ExactKey {
  reason: string;
  /** Whether one home, office or hostel may share it, so that very many records with it say nothing. */
  shareable: boolean;
  of(record: PersonForLinking): string | null;
}

/** The forenames' first word, and the surname: what stays when a middle name is left out. */
function plainName(nameKey: string): string {
  const [surname = '', forenames = ''] = nameKey.split(', ');
  return `${surname}, ${forenames.split(' ')[0]}`;
}

const exactKeys: readonly ExactKey[] = [
  {
    reason: 'same surname, forename and date of birth',
    shareable: false,
    of: ({ nameKey, bornOn }) =>
      nameKey && bornOn && !plainName(nameKey).endsWith(', ') ? `${plainName(nameKey)}|${bornOn}` : null,
  },
  {
    reason: 'same telephone and surname',
    shareable: true,
    // A household shares both; where the forenames or the birthdays are known and differ, it is two people.
    of: ({ nameKey, phone }) => (nameKey && phone ? `${phone}|${nameKey.split(', ')[0]}` : null),
  },
  { reason: 'same e-mail address', shareable: true, of: ({ email }) => email },
];

/** Links records that share an exact key, unless what both of them say rules it out. */
export const linkByExactKeys: PersonLinker = (records, mostSharing) => {
  const links: PersonLink[] = [];
  for (const key of exactKeys) {
    const blocks = new Map<string, number[]>();
    for (const [at, record] of records.entries()) {
      const value = key.of(record);
      if (value === null) continue;
      const block = blocks.get(value);
      if (block) block.push(at);
      else blocks.set(value, [at]);
    }
    for (const block of blocks.values()) {
      if (key.shareable && block.length > mostSharing) continue;
      for (let n = 1; n < block.length; n++) {
        const a = block.slice(0, n).find((earlier) => mayBeOne(records[earlier]!, records[block[n]!]!));
        if (a !== undefined) links.push({ a, b: block[n]!, reason: key.reason });
      }
    }
  }
  return links;
};

/** Two records that give different birthdays, or forenames that do not begin alike, are not joined by a shared contact. */
function mayBeOne(a: PersonForLinking, b: PersonForLinking): boolean {
  if (a.bornOn && b.bornOn && a.bornOn !== b.bornOn) return false;
  const initialOf = (record: PersonForLinking) => record.nameKey?.split(', ')[1]?.[0];
  const [one, other] = [initialOf(a), initialOf(b)];
  return one === undefined || other === undefined || one === other;
}
