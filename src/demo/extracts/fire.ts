import { isoUtc, type MinuteNumber } from '../calendar.ts';
import { wardPlans } from '../geography/gazetteer.ts';
import type { Kind } from '../incidents/kinds.ts';
import type { Random } from '../random.ts';
import { badValues, type Extract, type Planted, type Written } from './extract.ts';
import { spacedPhone } from './formats.ts';
import { createFile } from './text-file.ts';
import type { Told } from './told.ts';
import { escapeXml } from './xlsx.ts';

/** One incident, by element; empty elements are written empty, as the recording system does. */
export interface FireIncident {
  IncidentNumber: string;
  TimeOfCall: string;
  TimeMobilised: string;
  TimeAtScene: string;
  TimeStop: string;
  IncidentType: 'Primary fire' | 'Secondary fire' | 'False alarm - malicious';
  Deliberate: 'true' | 'false';
  Motive: string;
  PropertyType: string;
  UPRN: string;
  Easting: string;
  Northing: string;
  Ward: string;
  LocationText: string;
  PoliceReference: string;
  CallerName: string;
  CallerPhone: string;
  StopMessage: string;
}

const properties: Record<string, readonly string[]> = {
  'small-fire': [
    'Outdoor - refuse container',
    'Outdoor - loose refuse',
    'Outdoor - grassland or scrub',
    'Outdoor - wheelie bin',
  ],
  fireworks: ['Outdoor - grassland or scrub', 'Outdoor - loose refuse'],
  arson: ['Road vehicle - car', 'Dwelling - house', 'Outdoor - wheelie bin', 'Building - garage or shed'],
  hoax: ['Building - school', 'Building - public', 'Dwelling - flat'],
};

function typeOf({ id }: Kind, property: string): FireIncident['IncidentType'] {
  if (id === 'hoax') return 'False alarm - malicious';
  return id === 'arson' && !property.startsWith('Outdoor') ? 'Primary fire' : 'Secondary fire';
}

const time = (minute: MinuteNumber | undefined) => (minute === undefined ? '' : isoUtc(minute));

function fireRow(told: Told, random: Random): { row: FireIncident; people: Written[] } {
  const { kind, teller, response } = told;
  const property = random.pick(properties[kind.id] ?? properties['small-fire']!);
  const deliberate = kind.id === 'arson' || (kind.id !== 'hoax' && random.chance(0.84));
  const row: FireIncident = {
    IncidentNumber: told.key,
    TimeOfCall: isoUtc(told.toldAt),
    TimeMobilised: isoUtc(told.toldAt + 1),
    TimeAtScene: time(response.visitedAt),
    TimeStop: time(response.closedAt),
    IncidentType: typeOf(kind, property),
    Deliberate: deliberate ? 'true' : 'false',
    Motive: deliberate
      ? random.pick([
          'Deliberate - others property',
          'Deliberate - unknown owner',
          'Deliberate - unknown owner',
        ])
      : '',
    PropertyType: property,
    UPRN: told.uprn !== undefined && random.chance(0.8) ? String(told.uprn) : '',
    Easting: told.easting === undefined ? '' : String(told.easting),
    Northing: told.northing === undefined ? '' : String(told.northing),
    Ward: wardPlans[told.wardNo]!.name,
    LocationText: `${told.placePhrase}, ${told.placeTail}`,
    PoliceReference: told.policeRef,
    CallerName: teller ? `${teller.forename} ${teller.surname}`.trim() : '',
    CallerPhone: spacedPhone(teller?.phone ?? ''),
    StopMessage: told.words,
  };
  return { row, people: teller ? [{ record: teller, role: 'teller' }] : [] };
}

function change(
  row: FireIncident,
  column: 'TimeOfCall' | 'IncidentNumber' | 'CallerName',
  value: string,
): Planted {
  const mend = row[column];
  row[column] = value;
  return { column, value, mend };
}

export const fireExtract: Extract<FireIncident> = {
  partner: 'fire',
  file: 'fire-incidents.xml',
  open(path) {
    const file = createFile(path);
    file.write(
      '<?xml version="1.0" encoding="UTF-8"?>\n<FireIncidents service="Harrowshire Fire and Rescue Service (fictional)" generated="2026-01-05T06:00:00Z">\n',
    );
    return {
      write(row) {
        const elements = Object.entries(row).map(([name, value]: [string, string]) =>
          value === '' ? `<${name}/>` : `<${name}>${escapeXml(value)}</${name}>`,
        );
        file.write(`<Incident>${elements.join('')}</Incident>\n`);
      },
      end() {
        file.write('</FireIncidents>\n');
        return file.end();
      },
    };
  },
  row: (told, _plan, random) => fireRow(told, random),
  spoil: {
    'impossible-date': (row) => change(row, 'TimeOfCall', badValues.isoDate + row.TimeOfCall.slice(10)),
    'grid-in-sea': (row) => {
      const mend = `${row.Easting},${row.Northing}`;
      row.Easting = String(badValues.easting);
      row.Northing = String(badValues.northing);
      return { column: 'Easting,Northing', value: `${row.Easting},${row.Northing}`, mend };
    },
    'blank-key': (row) => change(row, 'IncidentNumber', ''),
    'html-in-name': (row) => change(row, 'CallerName', badValues.surname(row.CallerName)),
  },
  hasDuplicates: false,
  keeps: { teller: ['name', 'forename', 'surname', 'phone'], subject: [], 'joint-tenant': [] },
};
