import {
  excelSerial,
  firstDay,
  lastDay,
  localClock,
  localDay,
  ukDay,
  type MinuteNumber,
} from '../calendar.ts';
import { wardPlans } from '../geography/gazetteer.ts';
import type { ResultOfReport } from '../incidents/responses.ts';
import type { Random } from '../random.ts';
import { badValues, type Extract, type Planted, type Written } from './extract.ts';
import { spacedPhone } from './formats.ts';
import type { Told } from './told.ts';
import { xlsxSink, type Cell } from './xlsx.ts';

// prettier-ignore
export const councilColumns = [
  'Request no', 'Logged', 'Logged time', 'Channel', 'Request type', 'Request description', 'Details', 'Date of incident', 'Ward',
  'UPRN', 'Location', 'Customer', 'Customer phone', 'Customer e-mail', 'Address 1', 'Address 2', 'Address 3', 'Postcode',
  'Police ref', 'Status', 'Acknowledged', 'First visit', 'Closed', 'Outcome', 'Officer',
] as const;
type Column = (typeof councilColumns)[number];

/** The council's request types. */
const councilTypes: Record<string, string> = {
  'NOI-DOM': 'Noise - domestic',
  'NOI-COM': 'Noise - commercial or street',
  'FLY-TIP': 'Fly-tipping',
  LITTER: 'Litter and needles',
  DOG: 'Dogs - fouling, straying or barking',
  GRAFFITI: 'Graffiti',
  ABV: 'Abandoned vehicle',
  BONFIRE: 'Bonfires and smoke',
  DAMAGE: 'Damage to council property or lighting request',
  FIREWORK: 'Fireworks',
  'STR-DRK': 'Street drinking',
  BEG: 'Begging and rough sleeping',
  DRUG: 'Drug use or dealing',
  'ASB-NEI': 'ASB - neighbour',
  'ASB-INT': 'ASB - intimidation or harassment',
  'ASB-VEH': 'ASB - vehicles',
  'ASB-GEN': 'ASB - general',
};

const councilOutcomes: Record<ResultOfReport, string> = {
  advice: 'Advice given',
  warning: 'Warning letter',
  formal: 'Community protection warning',
  removed: 'Removed or cleaned',
  referred: 'Passed to partner',
  support: 'Passed to partner',
  'no-trace': 'Nothing found',
  'no-visit': 'No further action',
  crime: 'Passed to partner',
  open: '',
};

const channels = ['Telephone', 'Web form', 'E-mail', 'Face to face'] as const;
const statuses = ['Open', 'In progress', 'Closed'] as const;
const officers = [
  'Env Team A',
  'Env Team B',
  'Neighbourhood Wardens',
  'ASB Team',
  'Customer Services',
] as const;
const asCustomer = 'As customer address';

const councilTitle = [
  'Harrowshire Council (fictional) - customer service requests',
  `Logged ${ukDay(firstDay)} to ${ukDay(lastDay)} - report CS14`,
  'Contains personal data - OFFICIAL-SENSITIVE',
] as const;

const at = (column: Column) => councilColumns.indexOf(column);
const plainDay = (minute: MinuteNumber | undefined): Cell =>
  minute === undefined ? undefined : { serialDay: excelSerial(localDay(minute)) };

function councilRow(told: Told, random: Random): { row: Cell[]; people: Written[] } {
  const { teller, response, kind } = told;
  const lines = teller
    ? [teller.address.building, teller.address.street, teller.address.locality, teller.address.town].filter(
        Boolean,
      )
    : [];
  // Three lines are all there is: a flat pushes the locality off the end.
  const [line1 = '', line2 = '', line3 = ''] = lines.length > 3 ? [lines[0], lines[1], lines[3]] : lines;
  const atHome = teller !== undefined && told.role === 'victim';
  const phone = teller?.phone ?? '';
  const row: Cell[] = [
    told.key,
    random.chance(0.92) ? plainDay(told.toldAt) : ukDay(localDay(told.toldAt)),
    localClock(told.toldAt),
    channels[random.chance(0.5) ? 0 : random.below(channels.length)],
    kind.council,
    councilTypes[kind.council],
    told.words,
    told.happenedKnown ? plainDay(told.happenedAt) : undefined,
    random.chance(0.94) || told.inStory ? wardPlans[told.wardNo]!.name : undefined,
    told.uprn !== undefined && (random.chance(0.55) || told.inStory) ? told.uprn : undefined,
    atHome
      ? asCustomer
      : told.uprn === undefined
        ? `${told.placePhrase}, ${told.placeTail}`
        : `${told.placeName}, ${told.placeTail}`,
    teller &&
      (teller.forename
        ? `${teller.surname.toUpperCase()}, ${teller.forename}`
        : teller.surname.toUpperCase()),
    // A number typed into a spreadsheet loses its leading nought.
    phone === '' ? undefined : random.chance(0.75) || told.inStory ? Number(phone) : spacedPhone(phone),
    teller?.email,
    line1,
    line2,
    line3,
    teller?.address.postcode,
    told.policeRef,
    statuses[response.closedAt !== undefined ? 2 : response.acknowledgedAt !== undefined ? 1 : 0],
    plainDay(response.acknowledgedAt),
    plainDay(response.visitedAt),
    plainDay(response.closedAt),
    councilOutcomes[response.result],
    random.pick(officers),
  ];
  return { row, people: teller ? [{ record: teller, role: 'teller' }] : [] };
}

function shown(cell: Cell): string {
  if (cell === undefined) return '';
  return typeof cell === 'object' ? ukDay(cell.serialDay - excelSerial(0)) : String(cell);
}

function change(row: Cell[], column: Column, value: string): Planted {
  const mend = shown(row[at(column)]);
  row[at(column)] = value;
  return { column, value, mend };
}

export const councilExtract: Extract<Cell[]> = {
  partner: 'council',
  file: 'council-service-requests.xlsx',
  open(path) {
    const codeLists = [
      Object.keys(councilTypes),
      Object.values(councilTypes),
      Object.values(councilOutcomes),
      channels,
      statuses,
      officers,
    ];
    const wards = wardPlans.map(({ name }) => name);
    const sink = xlsxSink(path, 'CS14', [
      ...councilTitle,
      ...councilColumns,
      ...codeLists.flat().filter(Boolean),
      ...wards,
      asCustomer,
    ]);
    for (const title of councilTitle) sink.write([title]);
    sink.write([]);
    sink.write(councilColumns);
    return sink;
  },
  row: (told, _plan, random) => councilRow(told, random),
  spoil: {
    'impossible-date': (row) => change(row, 'Logged', badValues.date),
    'bad-postcode': (row) => change(row, 'Postcode', badValues.postcode),
    'blank-key': (row) => change(row, 'Request no', ''),
    'html-in-name': (row) => change(row, 'Customer', badValues.surname(shown(row[at('Customer')]))),
  },
  hasDuplicates: true,
  keeps: {
    teller: ['name', 'forename', 'surname', 'phone', 'email', 'address', 'postcode'],
    subject: [],
    'joint-tenant': [],
  },
};
