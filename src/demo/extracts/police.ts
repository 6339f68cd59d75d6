import { ukDay, ukLocal, type MinuteNumber } from '../calendar.ts';
import { wardPlans } from '../geography/gazetteer.ts';
import type { ResultOfReport } from '../incidents/responses.ts';
import type { Random } from '../random.ts';
import type { PersonRecord } from '../spoil/person-record.ts';
import { csvSink } from './csv.ts';
import { badValues, type Extract, type Planted, type Written } from './extract.ts';
import { folded, writtenPhone } from './formats.ts';
import type { Told } from './told.ts';

// prettier-ignore
export const policeColumns = [
  'URN', 'OPENED', 'CLOSED', 'OCCURRED_FROM', 'NSIR_CLASS', 'NSIR_SUBTYPE', 'QUALIFIERS', 'GRADE', 'EASTING', 'NORTHING', 'BEAT',
  'LOCATION_TEXT', 'CALLER_SURNAME', 'CALLER_FORENAME', 'CALLER_DOB', 'CALLER_PHONE', 'CALLER_ADDRESS', 'CALLER_POSTCODE',
  'CALLER_ROLE', 'SUBJECT_SURNAME', 'SUBJECT_FORENAME', 'SUBJECT_DOB', 'SUBJECT_ADDRESS', 'FIRST_ATTENDED', 'RESULT_CODE', 'NARRATIVE',
] as const;

const at = (column: (typeof policeColumns)[number]) => policeColumns.indexOf(column);

const policeResultCodes: Record<ResultOfReport, string> = {
  advice: 'ADV',
  warning: 'WARN',
  formal: 'CPW',
  removed: 'ADV',
  referred: 'REF',
  support: 'REF',
  'no-trace': 'NT',
  'no-visit': 'NFA',
  crime: 'CRIME',
  open: 'OPEN',
};

const time = (minute: MinuteNumber | undefined) => (minute === undefined ? '' : ukLocal(minute));

function qualifiers({ kind, teller, repeat }: Told, random: Random): string {
  const found: string[] = [];
  if (['rowdy', 'street-drinking', 'violence'].includes(kind.id) && random.chance(0.3)) found.push('ALCOHOL');
  if (kind.id === 'drugs') found.push('DRUGS');
  if (kind.id === 'hate')
    found.push(
      random.pick([
        'HATE-RACE',
        'HATE-RACE',
        'HATE-DISABILITY',
        'HATE-FAITH',
        'HATE-ORIENTATION',
        'HATE-TRANS',
      ]),
    );
  if (['rowdy', 'vehicle', 'trespass', 'small-fire'].includes(kind.id) && random.chance(0.45))
    found.push('YOUTH');
  if (teller && repeat && random.chance(0.35)) found.push('REPEAT');
  if (teller && random.chance(repeat ? 0.18 : 0.06)) found.push('VULNERABLE');
  if (random.chance(0.02)) found.push('MENTAL-HEALTH');
  return found.join(';');
}

function oneLine({ address }: PersonRecord): string {
  const parts = [address.building, address.street, address.locality, address.town].filter(Boolean);
  return upper(parts.join(', '));
}

const upper = (text: string) => folded(text).toUpperCase();

function policeRow(told: Told, random: Random): { row: string[]; people: Written[] } {
  const { teller, subject, response, kind } = told;
  const row = [
    told.key,
    ukLocal(told.toldAt),
    time(response.closedAt),
    told.happenedKnown ? ukLocal(told.happenedAt) : '',
    kind.nsirClass,
    kind.nsirSubtype,
    qualifiers(told, random),
    String(response.grade),
    told.easting === undefined ? '' : String(told.easting),
    told.northing === undefined ? '' : String(told.northing),
    wardPlans[told.wardNo]!.beat,
    upper(`${told.uprn === undefined ? told.placePhrase : told.placeName}, ${told.placeTail}`),
    upper(teller?.surname ?? ''),
    upper(teller?.forename ?? ''),
    teller?.born === undefined ? '' : ukDay(teller.born),
    writtenPhone(teller?.phone ?? '', random),
    teller ? oneLine(teller) : '',
    teller?.address.postcode ?? '',
    teller ? (told.role === 'victim' ? 'VICTIM' : 'WITNESS') : 'ANON',
    upper(subject?.surname ?? ''),
    upper(subject?.forename ?? ''),
    subject?.born === undefined ? '' : ukDay(subject.born),
    subject ? oneLine(subject) : '',
    time(response.visitedAt),
    policeResultCodes[response.result],
    told.words,
  ];
  const people: Written[] = [];
  if (teller) people.push({ record: teller, role: 'teller' });
  if (subject) people.push({ record: subject, role: 'subject' });
  return { row, people };
}

function change(row: string[], column: (typeof policeColumns)[number], value: string): Planted {
  const mend = row[at(column)]!;
  row[at(column)] = value;
  return { column, value, mend };
}

export const policeExtract: Extract<string[]> = {
  partner: 'police',
  file: 'police-incidents.csv',
  open: (path) => csvSink(path, policeColumns),
  row: (told, _plan, random) => policeRow(told, random),
  spoil: {
    'impossible-date': (row) => change(row, 'OPENED', `${badValues.date} ${row[at('OPENED')]!.slice(11)}`),
    'bad-postcode': (row) => change(row, 'CALLER_POSTCODE', badValues.postcode),
    'grid-in-sea': (row) => {
      const easting = change(row, 'EASTING', String(badValues.easting));
      const northing = change(row, 'NORTHING', String(badValues.northing));
      return {
        column: 'EASTING,NORTHING',
        value: `${easting.value},${northing.value}`,
        mend: `${easting.mend},${northing.mend}`,
      };
    },
    'blank-key': (row) => change(row, 'URN', ''),
    'html-in-name': (row) => change(row, 'CALLER_SURNAME', badValues.surname(row[at('CALLER_SURNAME')]!)),
  },
  hasDuplicates: true,
  keeps: {
    teller: ['name', 'forename', 'surname', 'born', 'phone', 'address', 'postcode'],
    subject: ['name', 'forename', 'surname', 'born', 'address'],
    'joint-tenant': [],
  },
  earlier: (row) => {
    const before = [...row];
    for (const column of ['CLOSED', 'FIRST_ATTENDED'] as const) before[at(column)] = '';
    before[at('RESULT_CODE')] = 'OPEN';
    return before;
  },
};
