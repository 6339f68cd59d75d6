import { isoDay, isoUtc, localDay, type MinuteNumber } from '../calendar.ts';
import { socialRent, uprnOf } from '../geography/homes.ts';
import type { ResultOfReport } from '../incidents/responses.ts';
import { ageOf } from '../people/people.ts';
import type { CountyPlan } from '../plan-county.ts';
import type { Random } from '../random.ts';
import { addressOf } from '../spoil/address.ts';
import { writeDown, type PersonRecord } from '../spoil/person-record.ts';
import { badValues, type Extract, type Planted, type Written } from './extract.ts';
import { spacedPhone } from './formats.ts';
import { createFile } from './text-file.ts';
import type { Told } from './told.ts';

interface HousingPerson {
  title: null;
  forename: string;
  surname: string;
  date_of_birth: string | null;
  telephone: string | null;
  email: string | null;
  role?: 'complainant' | 'joint tenant';
}

interface HousingAddress {
  uprn: number;
  line_1: string;
  line_2: string;
  town: string;
  postcode: string;
}

export interface HousingCase {
  case_ref: string;
  reported_at: string;
  incident_date: string | null;
  category: 'A' | 'B' | 'C';
  case_type: string;
  hate_related: boolean;
  summary: string;
  tenancy: { tenancy_ref: string; address: HousingAddress; tenants: HousingPerson[] };
  incident_location: string;
  alleged: null | { tenancy_ref: string | null; uprn: number | null; person: HousingPerson };
  police_ref: string | null;
  actions: { action: string; due: string | null; done: string | null }[];
  status: 'open' | 'closed';
  closed_at: string | null;
  closure_reason: string | null;
}

const closureReasons: Record<ResultOfReport, string> = {
  advice: 'Advice given, no further reports',
  warning: 'Warning given',
  formal: 'Acceptable behaviour contract signed',
  removed: 'Problem removed',
  referred: 'Referred to partner',
  support: 'Support in place',
  'no-trace': 'Not substantiated',
  'no-visit': 'Closed without contact',
  crime: 'Police dealing',
  open: '',
};

/** Tenancy references are of the home, so that a household keeps its own. */
function tenancyRefOf(home: number): string {
  return `TN${String(1_000_001 + home)}`;
}

const visitDueDays = { A: 2, B: 7, C: 14 } as const;
const utc = (minute: MinuteNumber | undefined) => (minute === undefined ? null : isoUtc(minute));

function personIn(record: PersonRecord, role?: HousingPerson['role']): HousingPerson {
  return {
    title: null,
    forename: record.forename,
    surname: record.surname,
    date_of_birth: record.born === undefined ? null : isoDay(record.born),
    telephone: spacedPhone(record.phone) || null,
    email: record.email || null,
    ...(role ? { role } : {}),
  };
}

function addressIn(plan: CountyPlan, home: number): HousingAddress {
  const { building, street, locality, town, postcode } = addressOf(plan.ground, home);
  const [line_1, line_2] = building ? [building, street] : [street, locality];
  return { uprn: uprnOf(home), line_1, line_2, town, postcode };
}

function housingRow(told: Told, plan: CountyPlan, random: Random): { row: HousingCase; people: Written[] } {
  const { people: everyone, ground } = plan;
  const { response, subject } = told;
  const teller = told.teller!;
  const home = everyone.home[teller.person]!;
  const written: Written[] = [{ record: teller, role: 'teller' }];
  const first = everyone.firstOf[home]!;
  for (let other = first; other < first + everyone.sizeOf[home]! && written.length < 2; other++)
    if (other !== teller.person && ageOf(everyone, other) >= 18 && random.chance(0.7))
      written.push({ record: writeDown(plan, other, 'easy', random), role: 'joint-tenant' });
  const tenants = written.map(({ record, role }) =>
    personIn(record, role === 'teller' ? 'complainant' : 'joint tenant'),
  );
  const subjectHome = subject ? everyone.home[subject.person]! : -1;
  const ownTenant = subject !== undefined && ground.homes.tenure[subjectHome] === socialRent;
  if (subject) written.push({ record: subject, role: 'subject' });
  const [category, caseType] = told.kind.housing;
  const dueDay = localDay(told.toldAt) + visitDueDays[category];
  const actions: HousingCase['actions'] = [
    { action: 'Acknowledge', due: isoDay(localDay(told.toldAt) + 1), done: utc(response.acknowledgedAt) },
  ];
  if (category !== 'C' || response.visitedAt !== undefined)
    actions.push({ action: 'Visit or interview', due: isoDay(dueDay), done: utc(response.visitedAt) });
  if (response.result === 'warning')
    actions.push({ action: 'Warning letter', due: null, done: utc(response.closedAt) });
  if (response.result === 'formal')
    actions.push({ action: 'Acceptable behaviour contract', due: null, done: utc(response.closedAt) });
  const row: HousingCase = {
    case_ref: told.key,
    reported_at: isoUtc(told.toldAt),
    incident_date: told.happenedKnown ? isoDay(localDay(told.happenedAt)) : null,
    category,
    case_type: caseType,
    hate_related: told.kind.id === 'hate',
    summary: told.words,
    tenancy: { tenancy_ref: tenancyRefOf(home), address: addressIn(plan, home), tenants },
    incident_location: told.home === home ? 'At the tenancy' : `${told.placeName}, ${told.placeTail}`,
    alleged: subject
      ? {
          tenancy_ref: ownTenant ? tenancyRefOf(subjectHome) : null,
          uprn: ownTenant ? uprnOf(subjectHome) : null,
          person: personIn(subject),
        }
      : null,
    police_ref: told.policeRef || null,
    actions,
    status: response.closedAt === undefined ? 'open' : 'closed',
    closed_at: utc(response.closedAt),
    closure_reason: closureReasons[response.result] || null,
  };
  return { row, people: written };
}

const planted = (column: string, value: string, mend: string): Planted => ({ column, value, mend });

export const housingExtract: Extract<HousingCase> = {
  partner: 'housing',
  file: 'housing-cases.json',
  open(path) {
    const file = createFile(path);
    file.write(
      '{"provider":"Hearthstone Homes (fictional)","from":"2024-01-01","to":"2025-12-31","generated_at":"2026-01-05T06:00:00Z","cases":[',
    );
    let first = true;
    return {
      write(row) {
        file.write(`${first ? '' : ','}\n${JSON.stringify(row)}`);
        first = false;
      },
      end() {
        file.write('\n]}\n');
        return file.end();
      },
    };
  },
  row: housingRow,
  spoil: {
    'impossible-date': (row) => {
      const mend = row.reported_at;
      row.reported_at = badValues.isoDate + mend.slice(10);
      return planted('reported_at', row.reported_at, mend);
    },
    'bad-postcode': (row) => {
      const mend = row.tenancy.address.postcode;
      row.tenancy.address.postcode = badValues.postcode;
      return planted('tenancy.address.postcode', badValues.postcode, mend);
    },
    'blank-key': (row) => {
      const mend = row.case_ref;
      row.case_ref = '';
      return planted('case_ref', '', mend);
    },
    'html-in-name': (row) => {
      const tenant = row.tenancy.tenants[0]!;
      const mend = tenant.surname;
      tenant.surname = badValues.surname(mend);
      return planted('tenancy.tenants[0].surname', tenant.surname, mend);
    },
  },
  hasDuplicates: false,
  keeps: {
    teller: ['name', 'forename', 'surname', 'born', 'phone', 'email'],
    subject: ['name', 'forename', 'surname', 'born', 'phone', 'email'],
    'joint-tenant': ['name', 'forename', 'surname', 'born', 'phone', 'email'],
  },
};
