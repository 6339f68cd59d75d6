import { binaryRows } from '../../../platform/postgres/binary-rows.ts';
import type { MappedPerson, MappedPlace } from '../mapped-row.ts';
import type { RecordId } from '../record-ids.ts';
import type { FatedRow } from './fates.ts';
import { sealAddress } from './seal.ts';

/** A temporary table that a chunk is copied into: its columns, and its rows as bytes. */
interface LandingTable {
  name: string;
  columns: string;
  count: number;
  parts: Buffer[];
}

/** The columns of each landing table, in the order in which they are written. */
export const landingColumns = {
  landing_record:
    'row_no int, source_key text, row_hash bytea, fate text, reason text, latest bool, as_at timestamptz, content json',
  landing_item: 'row_no int, rule text, field text, value text, message text',
  landing_place:
    'id uuid, handling text, address_text text, address_key text, postcode text, uprn text, usrn text, easting float8, northing float8, radius_m int, ward_no int, lsoa_no int',
  landing_report:
    'id uuid, source_key text, row_no int, handling text, told_at timestamptz, told_precision text, happened_from timestamptz, happened_to timestamptz, channel text, kind text, nsir text, category text, source_category text, place_record_id uuid, cross_reference text, acknowledged_at timestamptz, visited_at timestamptz, closed_at timestamptz, outcome text, retain_until date, words text',
  landing_person:
    'id uuid, source_key text, row_no int, handling text, forenames text, surname text, name_key text, born_on date, phone text, email text, address_text text, postcode text, uprn text, sealed bool, consent text, retain_until date',
  landing_involvement: 'report_id uuid, person_record_id uuid, role text, handling text',
  landing_sealed: 'person_record_id uuid, ciphertext bytea',
} as const;
export type LandingTableName = keyof typeof landingColumns;

export interface LandingInput {
  rows: readonly FatedRow[];
  /** Places that are not in the database yet, as far as is known. */
  places: readonly MappedPlace[];
  sealKey: Buffer;
}

/** A chunk as bytes for each landing table. */
export function landingTables({ rows, places, sealKey }: LandingInput): LandingTable[] {
  const accepted = rows.filter(({ fate }) => fate === 'accepted').map(({ mapped }) => mapped);
  const people = new Map<RecordId, { person: MappedPerson; row: number }>();
  for (const { people: own, row } of accepted)
    for (const person of own) people.set(person.id, { person, row });
  return [
    records(rows),
    items(rows),
    placesTable(places),
    reports(accepted.map(({ report, key, row }) => ({ report: report!, key: key!, row }))),
    persons(people),
    involvements(rows),
    sealedTable(people, sealKey),
  ];
}

function table(name: LandingTableName, write: (rows: ReturnType<typeof binaryRows>) => void): LandingTable {
  const columns = landingColumns[name];
  const rows = binaryRows(columns.split(',').length);
  write(rows);
  const { count } = rows;
  return { name, columns, count, parts: rows.take() };
}

function records(fated: readonly FatedRow[]): LandingTable {
  return table('landing_record', (rows) => {
    for (const { mapped, fate, reason, latest } of fated) {
      rows.row();
      rows.int4(mapped.row);
      rows.text(mapped.key);
      rows.bytes(mapped.rowHash);
      rows.text(fate);
      rows.text(reason);
      rows.bool(latest);
      rows.instant(mapped.asAt);
      rows.text(latest || fate === 'quarantined' ? mapped.content : null);
    }
  });
}

function items(fated: readonly FatedRow[]): LandingTable {
  return table('landing_item', (rows) => {
    for (const { mapped, fate } of fated) {
      if (fate !== 'quarantined') continue;
      for (const { rule, field, value, message } of mapped.faults) {
        rows.row();
        rows.int4(mapped.row);
        rows.text(rule);
        rows.text(field);
        rows.text(value);
        rows.text(message);
      }
    }
  });
}

function placesTable(places: readonly MappedPlace[]): LandingTable {
  return table('landing_place', (rows) => {
    for (const place of places) {
      rows.row();
      rows.uuid(place.id);
      rows.text(place.handling);
      rows.text(place.addressText);
      rows.text(place.addressKey);
      rows.text(place.postcode);
      rows.text(place.uprn);
      rows.text(place.usrn);
      rows.float8(place.easting);
      rows.float8(place.northing);
      rows.int4(place.radiusM);
      rows.int4(place.wardNo);
      rows.int4(place.lsoaNo);
    }
  });
}

function reports(
  accepted: readonly { report: NonNullable<FatedRow['mapped']['report']>; key: string; row: number }[],
): LandingTable {
  return table('landing_report', (rows) => {
    for (const { report, key, row } of accepted) {
      rows.row();
      rows.uuid(report.id);
      rows.text(key);
      rows.int4(row);
      rows.text(report.handling);
      rows.instant(report.toldAt);
      rows.text(report.toldPrecision);
      rows.instant(report.happenedFrom);
      rows.instant(report.happenedTo);
      rows.text(report.channel);
      rows.text(report.kind);
      rows.text(report.nsir);
      rows.text(report.category);
      rows.text(report.sourceCategory);
      rows.uuid(report.place?.id ?? null);
      rows.text(report.crossReference);
      rows.instant(report.acknowledgedAt);
      rows.instant(report.visitedAt);
      rows.instant(report.closedAt);
      rows.text(report.outcome);
      rows.day(report.retainUntilDay);
      rows.text(report.words);
    }
  });
}

function persons(people: ReadonlyMap<RecordId, { person: MappedPerson; row: number }>): LandingTable {
  return table('landing_person', (rows) => {
    for (const { person, row } of people.values()) {
      rows.row();
      rows.uuid(person.id);
      rows.text(person.key);
      rows.int4(row);
      rows.text(person.handling);
      rows.text(person.forenames);
      rows.text(person.surname);
      rows.text(person.nameKey);
      rows.day(person.bornOnDay);
      rows.text(person.phone);
      rows.text(person.email);
      rows.text(person.addressText);
      rows.text(person.postcode);
      rows.text(person.uprn);
      rows.bool(person.sealedAddress !== null);
      rows.text(person.consent);
      rows.day(person.retainUntilDay);
    }
  });
}

function involvements(fated: readonly FatedRow[]): LandingTable {
  return table('landing_involvement', (rows) => {
    for (const { mapped, fate } of fated) {
      if (fate !== 'accepted') continue;
      const { report, people } = mapped;
      for (let at = 0; at < people.length; at++) {
        const { id, role, handling } = people[at]!;
        if (role === null) continue;
        // The same person twice in one part of one report is one involvement.
        if (people.findIndex((other) => other.id === id && other.role === role) !== at) continue;
        rows.row();
        rows.uuid(report!.id);
        rows.uuid(id);
        rows.text(role);
        rows.text(report!.handling === 'C' ? 'C' : handling);
      }
    }
  });
}

function sealedTable(
  people: ReadonlyMap<RecordId, { person: MappedPerson; row: number }>,
  sealKey: Buffer,
): LandingTable {
  return table('landing_sealed', (rows) => {
    for (const { person } of people.values()) {
      if (person.sealedAddress === null) continue;
      rows.row();
      rows.uuid(person.id);
      rows.bytes(sealAddress(person.sealedAddress, person.id, sealKey));
    }
  });
}
