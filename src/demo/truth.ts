import { join } from 'node:path';
import { isoDay, isoUtc } from './calendar.ts';
import type { BadRowKind, SpoiltField } from './errors.ts';
import { createFile, type FileMade } from './extracts/text-file.ts';
import type { Planted, Written } from './extracts/extract.ts';
import type { Told } from './extracts/told.ts';
import { uprnOf, usrnOf } from './geography/homes.ts';
import { kinds } from './incidents/kinds.ts';
import { keyOf } from './incidents/keys.ts';
import { atHome, atSpot, seriesKinds } from './incidents/records.ts';
import { countyPartners, reportingPartners } from './partners.ts';
import { forenameOf, surnameOf } from './people/people.ts';
import type { CountyPlan } from './plan-county.ts';
import { storyHousehold, storyIncidents, storyPeople } from './story.ts';

const line = (facts: object) => `${JSON.stringify(facts)}\n`;

const personId = (person: number) => `P${String(person + 1).padStart(7, '0')}`;
const incidentId = (incident: number) => `I${String(incident + 1).padStart(7, '0')}`;

/** The truth, kept apart from the extracts: what no partner knows. */
export interface TruthBook {
  /** A person record of a row: who it really is, how hard it is to see, and what was misspelt. */
  record(source: string, row: number, key: string, written: Written, keeps: readonly SpoiltField[]): void;
  badRow(source: string, row: number, told: Told, kind: BadRowKind, planted: Planted | undefined): void;
  /** Writes what is left, and says what was written. */
  end(): { files: (FileMade & { path: string; rows: number })[]; personRecords: number; badRows: number };
}

export function openTruth(plan: CountyPlan, folder: string): TruthBook {
  const records = createFile(join(folder, 'person-records.ndjson'));
  const bad = createFile(join(folder, 'bad-rows.ndjson'));
  const seen = new Uint8Array(plan.people.count);
  let personRecords = 0;
  let badRows = 0;

  return {
    record(source, row, key, { record, role }, keeps) {
      const { person, difficulty } = record;
      const errors = record.errors.filter((error) => keeps.some((field) => error.startsWith(`${field}.`)));
      seen[person] = 1;
      personRecords++;
      records.write(line({ person: personId(person), source, row, key, role, difficulty, errors }));
    },
    badRow(source, row, { key }, kind, planted) {
      badRows++;
      bad.write(line({ source, row, key, kind, ...planted }));
    },
    end() {
      const files = [
        { path: 'truth/person-records.ndjson', rows: personRecords, ...records.end() },
        { path: 'truth/bad-rows.ndjson', rows: badRows, ...bad.end() },
        writePersons(plan, folder, seen),
        writeIncidents(plan, folder),
        writeStory(folder),
      ];
      return { files, personRecords, badRows };
    },
  };
}

function writePersons({ people, contacts }: CountyPlan, folder: string, seen: Uint8Array) {
  const file = createFile(join(folder, 'persons.ndjson'));
  let rows = 0;
  for (let person = 0; person < people.count; person++) {
    if (seen[person] === 0) continue;
    rows++;
    const facts = {
      person: personId(person),
      surname: surnameOf(people, person),
      forename: forenameOf(people, person),
      born: isoDay(people.born[person]!),
      sex: people.sex[person] === 0 ? 'F' : 'M',
      uprn: uprnOf(people.home[person]!),
      phone: contacts.mobile(person) || contacts.landline(person),
      email: contacts.email(person),
    };
    file.write(line(facts));
  }
  return { path: 'truth/persons.ndjson', rows, ...file.end() };
}

function writeIncidents({ incidents, reports, ground }: CountyPlan, folder: string) {
  const extractOf = reportingPartners.map(
    (partner) => countyPartners.find(({ code }) => code === partner)!.extract,
  );
  const firstOf = new Int32Array(incidents.count).fill(-1);
  const nextOf = new Int32Array(reports.count).fill(-1);
  for (let report = reports.count - 1; report >= 0; report--) {
    const incident = reports.incident[report]!;
    nextOf[report] = firstOf[incident]!;
    firstOf[incident] = report;
  }
  const file = createFile(join(folder, 'incidents.ndjson'));
  for (let incident = 0; incident < incidents.count; incident++) {
    const place = incidents.place[incident]!;
    const placeKind = incidents.placeKind[incident]!;
    const lsoa = ground.lsoas[incidents.lsoa[incident]!]!;
    const series = seriesKinds[incidents.series[incident]!]!;
    const subject = incidents.subject[incident]!;
    const told: object[] = [];
    for (let report = firstOf[incident]!; report >= 0; report = nextOf[report]!)
      told.push({ source: extractOf[reports.partner[report]!]!, key: keyOf(reports, report) });
    const facts = {
      incident: incidentId(incident),
      kind: kinds[incidents.kind[incident]!]!.id,
      happened: isoUtc(incidents.happenedAt[incident]!),
      easting: incidents.easting[incident],
      northing: incidents.northing[incident],
      lsoa: lsoa.code,
      ward: ground.wards[lsoa.wardNo]!.code,
      place:
        placeKind === atHome
          ? { uprn: uprnOf(place) }
          : placeKind === atSpot
            ? { spot: ground.spots[place]!.id }
            : { usrn: usrnOf(place) },
      subject: subject < 0 ? null : personId(subject),
      series: series === 'none' ? null : { kind: series, no: incidents.seriesNo[incident] },
      reports: told,
    };
    file.write(line(facts));
  }
  return { path: 'truth/incidents.ndjson', rows: incidents.count, ...file.end() };
}

function writeStory(folder: string) {
  const file = createFile(join(folder, 'story.ndjson'));
  file.write(line({ about: 'household', ...storyHousehold }));
  storyPeople.forEach((person, at) => file.write(line({ about: 'person', id: personId(at), ...person })));
  storyIncidents.forEach((incident, at) =>
    file.write(line({ about: 'incident', id: incidentId(at), ...incident })),
  );
  const rows = 1 + storyPeople.length + storyIncidents.length;
  return { path: 'truth/story.ndjson', rows, ...file.end() };
}
