import { binaryRows, type BinaryRows } from '../../../platform/postgres/binary-rows.ts';
import type { MappedPerson, MappedPlace, MappedReport, MappedRow } from '../mapped-row.ts';
import type { RecordId } from '../record-ids.ts';
import type { FateInput } from './fates.ts';
import { landingColumns, type LandingTableName } from './landing-columns.ts';
import { sealAddress } from './seal.ts';

/** What is remembered of a row of a chunk beside its bytes. */
export interface DraftRow extends FateInput {
  outside: boolean;
  withoutPoint: boolean;
  unclassified: boolean;
  leftOut: number;
  toldAtMs: number | null;
}

/**
 * A chunk in the making. Each row is turned into bytes at once, so that the objects it was read into die young: keeping ten
 * thousand of them until the chunk is full cost as much as reading them.
 */
export interface ChunkDraft {
  add(mapped: MappedRow): void;
  readonly rows: readonly DraftRow[];
  /** Ids of the places sent with this chunk. */
  readonly placeIds: ReadonlySet<RecordId>;
  readonly keys: ReadonlySet<string>;
  /** Whether a key came twice. */
  mayRepeat(): boolean;
  /** The bytes for each landing table that has rows; once asked for, nothing can be added. */
  tables(): { name: LandingTableName; parts: Buffer[] }[];
}

/**
 * @param sent places of earlier chunks that later rows share
 * @param sending ids of the places of the chunk before this one, which may be recorded at the same time: they must not be
 *   sent again, or one transaction would wait for the other
 */
export function chunkDraft(
  sealKey: Buffer,
  sent: WeakSet<MappedPlace>,
  sending: ReadonlySet<RecordId> = new Set(),
): ChunkDraft {
  const tables = Object.fromEntries(
    Object.entries(landingColumns).map(([name, columns]) => [name, binaryRows(columns.split(',').length)]),
  ) as Record<LandingTableName, BinaryRows>;
  const rows: DraftRow[] = [];
  const placeIds = new Set<RecordId>();
  const keys = new Set<string>();
  let rowsWithKey = 0;
  let taken: ReturnType<ChunkDraft['tables']> | undefined;

  return {
    rows,
    placeIds,
    keys,
    mayRepeat: () => keys.size < rowsWithKey,
    add(mapped) {
      const { row, key, rowHash, asAt, faults, report, people, leftOut } = mapped;
      const fault = faults[0]?.rule ?? null;
      if (key !== null) {
        keys.add(key);
        rowsWithKey++;
      }
      writeRecord(tables.landing_record, mapped, fault);
      const place = report?.place ?? null;
      rows.push({
        row,
        key,
        rowHash,
        asAt,
        fault,
        outside: place?.outside ?? false,
        withoutPoint: place === null || place.easting === null,
        unclassified: report?.nsir === 'unclassified',
        leftOut,
        toldAtMs: report?.toldAt ?? null,
      });
      if (fault !== null) {
        writeItems(tables.landing_item, mapped);
        return;
      }
      if (place && !sent.has(place) && !placeIds.has(place.id) && !sending.has(place.id)) {
        writePlace(tables.landing_place, place);
        placeIds.add(place.id);
        // If this chunk fails, so does all that comes after it, and landing begins anew from the watermark.
        if (place.shared) sent.add(place);
      }
      writeReport(tables.landing_report, row, key!, report!);
      for (let at = 0; at < people.length; at++) {
        const person = people[at]!;
        writePerson(tables.landing_person, row, person);
        if (person.role !== null && !isRepeated(people, at))
          writeInvolvement(tables.landing_involvement, row, report!, person);
        if (person.sealedAddress !== null) {
          const sealed = tables.landing_sealed;
          sealed.row();
          sealed.int4(row);
          sealed.uuid(person.id);
          sealed.bytes(sealAddress(person.sealedAddress, person.id, sealKey));
        }
      }
    },
    tables() {
      taken ??= Object.entries(tables).flatMap(([name, table]) =>
        table.count === 0 ? [] : [{ name: name as LandingTableName, parts: table.take() }],
      );
      return taken;
    },
  };
}

/** The same person named twice in one part of one row is one involvement. */
function isRepeated(people: readonly MappedPerson[], at: number): boolean {
  const { id, role } = people[at]!;
  for (let before = 0; before < at; before++)
    if (people[before]!.id === id && people[before]!.role === role) return true;
  return false;
}

function writeRecord(
  table: BinaryRows,
  { row, key, rowHash, asAt, content }: MappedRow,
  fault: string | null,
): void {
  table.row();
  table.int4(row);
  table.text(key);
  table.bytes(rowHash);
  table.instant(asAt);
  table.text(fault);
  table.text(content);
}

function writeItems(table: BinaryRows, { row, faults }: MappedRow): void {
  for (const { rule, field, value, message } of faults) {
    table.row();
    table.int4(row);
    table.text(rule);
    table.text(field);
    table.text(value);
    table.text(message);
  }
}

function writePlace(table: BinaryRows, place: MappedPlace): void {
  table.row();
  table.uuid(place.id);
  table.text(place.handling);
  table.text(place.addressText);
  table.text(place.addressKey);
  table.text(place.postcode);
  table.text(place.uprn);
  table.text(place.usrn);
  table.float8(place.easting);
  table.float8(place.northing);
  table.int4(place.radiusM);
  table.int4(place.wardNo);
  table.int4(place.lsoaNo);
}

function writeReport(table: BinaryRows, row: number, key: string, report: MappedReport): void {
  table.row();
  table.int4(row);
  table.uuid(report.id);
  table.text(key);
  table.text(report.handling);
  table.instant(report.toldAt);
  table.text(report.toldPrecision);
  table.instant(report.happenedFrom);
  table.instant(report.happenedTo);
  table.text(report.channel);
  table.text(report.kind);
  table.text(report.nsir);
  table.text(report.category);
  table.text(report.sourceCategory);
  table.uuid(report.place?.id ?? null);
  table.text(report.crossReference);
  table.instant(report.acknowledgedAt);
  table.instant(report.visitedAt);
  table.instant(report.closedAt);
  table.text(report.outcome);
  table.day(report.retainUntilDay);
  table.text(report.words);
}

function writePerson(table: BinaryRows, row: number, person: MappedPerson): void {
  table.row();
  table.int4(row);
  table.uuid(person.id);
  table.text(person.key);
  table.text(person.handling);
  table.text(person.forenames);
  table.text(person.surname);
  table.text(person.nameKey);
  table.day(person.bornOnDay);
  table.text(person.phone);
  table.text(person.email);
  table.text(person.addressText);
  table.text(person.postcode);
  table.text(person.uprn);
  table.bool(person.sealedAddress !== null);
  table.text(person.consent);
  table.day(person.retainUntilDay);
}

function writeInvolvement(table: BinaryRows, row: number, report: MappedReport, person: MappedPerson): void {
  table.row();
  table.int4(row);
  table.uuid(report.id);
  table.uuid(person.id);
  table.text(person.role);
  table.text(report.handling === 'C' ? 'C' : person.handling);
}
