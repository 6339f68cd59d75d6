import { involvementRoles, type InvolvedPerson, type InvolvementRole } from '../types.ts';

export interface Involved {
  personId: string;
  role: InvolvementRole;
  partner: string;
  forenames: string | null;
  surname: string | null;
  bornOn: string | null;
  sealed: boolean;
  knownTo: number;
}

/**
 * People from their records: one line a person, with every name and role the records give. Those who suffered or told come first,
 * subjects last.
 */
export function peopleOf(records: readonly Involved[]): InvolvedPerson[] {
  const byPerson = Map.groupBy(records, (record) => record.personId);
  return [...byPerson.values()]
    .map((known): InvolvedPerson => {
      const bornOn = known.find((record) => record.bornOn !== null)?.bornOn;
      return {
        names: distinct(known.map(nameOf)).sort((a, b) => b.length - a.length),
        roles: involvementRoles.filter((role) => known.some((record) => record.role === role)),
        bornOn: bornOn ? Temporal.PlainDate.from(bornOn) : undefined,
        partners: distinct(known.map(({ partner }) => partner)),
        knownTo: Math.max(...known.map(({ knownTo }) => knownTo)),
        isSealed: known.some(({ sealed }) => sealed),
      };
    })
    .sort((a, b) => rankOf(a) - rankOf(b));
}

function nameOf({ forenames, surname }: Involved): string {
  return [forenames, surname].filter(Boolean).join(' ') || 'No name given';
}

function rankOf(person: InvolvedPerson): number {
  const order: readonly InvolvementRole[] = ['victim', 'reporter', 'witness', 'subject'];
  return Math.min(...person.roles.map((role) => order.indexOf(role)));
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
