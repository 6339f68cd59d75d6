import { isoDay, isoLocal, localDay, type MinuteNumber } from '../calendar.ts';
import type { Random } from '../random.ts';
import { badValues, type Extract, type Planted, type Written } from './extract.ts';
import { createFile } from './text-file.ts';
import type { Told } from './told.ts';

const needs = [
  'emotional support',
  'safety planning',
  'home security',
  'practical help',
  'advocacy with landlord',
  'restorative justice',
] as const;

export interface VictimReferral {
  referral: string;
  referred_at: string;
  referred_by: 'police' | 'self';
  police_ref: string | null;
  asb_type: string;
  incident_date: string | null;
  person: {
    name: { first: string; last: string };
    dob: string | null;
    phone: string | null;
    email: string | null;
    address: { lines: string[]; postcode: string | null };
  };
  consent: { share_with_partners: boolean; contact: boolean; research: boolean };
  safe_contact: { method: 'phone' | 'text' | 'email' | 'letter'; when: string; leave_message: boolean };
  needs: string[];
  first_contact_at: string | null;
  first_appointment_at: string | null;
  closed_at: string | null;
  outcome: string | null;
  note: string;
}

// prettier-ignore
const types = new Map([
  ['neighbour', 'Neighbour dispute'], ['intimidation', 'Intimidation'], ['messages', 'Unwanted messages'], ['hate', 'Hate incident'],
  ['harassment', 'Harassment'], ['violence', 'Assault'], ['damage', 'Damage'],
]);

const time = (minute: MinuteNumber | undefined) => (minute === undefined ? null : isoLocal(minute));

function victimRow(told: Told, random: Random): { row: VictimReferral; people: Written[] } {
  const { response } = told;
  const teller = told.teller!;
  const { building, street, locality, town, postcode } = teller.address;
  const row: VictimReferral = {
    referral: told.key,
    referred_at: isoLocal(told.toldAt),
    referred_by: told.policeRef || random.chance(0.6) ? 'police' : 'self',
    police_ref: told.policeRef || null,
    asb_type: types.get(told.kind.id) ?? 'Other',
    incident_date: told.happenedKnown ? isoDay(localDay(told.happenedAt)) : null,
    person: {
      name: { first: teller.forename, last: teller.surname },
      dob: teller.born === undefined ? null : isoDay(teller.born),
      phone: teller.phone === '' ? null : `+44 ${teller.phone.slice(1, 5)} ${teller.phone.slice(5)}`,
      email: teller.email || null,
      address: { lines: [building, street, locality, town].filter(Boolean), postcode: postcode || null },
    },
    consent: {
      share_with_partners: random.chance(0.86) || told.inStory,
      contact: random.chance(0.97) || told.inStory,
      research: random.chance(0.35),
    },
    safe_contact: {
      method: random.pick(['phone', 'phone', 'text', 'email', 'letter']),
      when: random.pick([
        'any time',
        'weekday mornings',
        'weekday afternoons',
        'after 6pm',
        'not at weekends',
      ]),
      leave_message: random.chance(0.6),
    },
    needs: needs.filter(() => random.chance(0.34)),
    first_contact_at: time(response.acknowledgedAt),
    first_appointment_at: time(response.visitedAt),
    closed_at: time(response.closedAt),
    outcome:
      response.closedAt === undefined
        ? null
        : response.result === 'support'
          ? 'Support completed'
          : 'Declined or not reached',
    note: told.words,
  };
  return { row, people: [{ record: teller, role: 'teller' }] };
}

const planted = (column: string, value: string, mend: string): Planted => ({ column, value, mend });

export const victimsExtract: Extract<VictimReferral> = {
  partner: 'victims',
  file: 'victim-referrals.ndjson',
  open(path) {
    const file = createFile(path);
    return { write: (row) => file.write(`${JSON.stringify(row)}\n`), end: () => file.end() };
  },
  row: (told, _plan, random) => victimRow(told, random),
  spoil: {
    'impossible-date': (row) => {
      const mend = row.referred_at;
      row.referred_at = badValues.isoDate + mend.slice(10);
      return planted('referred_at', row.referred_at, mend);
    },
    'bad-postcode': (row) => {
      const mend = row.person.address.postcode ?? '';
      row.person.address.postcode = badValues.postcode;
      return planted('person.address.postcode', badValues.postcode, mend);
    },
    'blank-key': (row) => {
      const mend = row.referral;
      row.referral = '';
      return planted('referral', '', mend);
    },
    'html-in-name': (row) => {
      const mend = row.person.name.last;
      row.person.name.last = badValues.surname(mend);
      return planted('person.name.last', row.person.name.last, mend);
    },
  },
  hasDuplicates: false,
  keeps: {
    teller: ['name', 'forename', 'surname', 'born', 'phone', 'email', 'address', 'postcode'],
    subject: [],
    'joint-tenant': [],
  },
};
