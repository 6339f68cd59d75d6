import type { RawRow } from '../land/reading/raw-row.ts';
import { textOf, valueAt } from '../land/reading/item-cells.ts';
import type { Mapping, PersonField } from '../mapping/schema.ts';
import {
  conditionReader,
  joined,
  tidy,
  valueReader,
  type CellSource,
  type ValueReader,
} from './cell-readers.ts';
import { faultOf, type Findings } from './faults.ts';
import { handlingReader } from './handling.ts';
import type { Handling, MappedPerson } from './mapped-row.ts';
import { dayReader } from './moment-reader.ts';
import { postcodeReader, uprnReader } from './place-mapper.ts';
import { recordId } from './record-ids.ts';
import type { Surroundings } from './surroundings.ts';
import { readEmail, readPersonName, readPhone, type PersonName, type Reading } from './values/index.ts';

export interface RowContext {
  /** The row's own key, under which its people are known where they have none. */
  key: string;
  handling: Handling;
  retainUntilDay: number;
}

export type PeopleMapper = (row: RawRow, context: RowContext, findings: Findings) => MappedPerson[];

/** Reads the people of a row: those named in its own columns, and those of its lists. */
export function peopleMapper(mapping: Mapping, source: CellSource, surroundings: Surroundings): PeopleMapper {
  const mappers = mapping.people.map((field) =>
    field.each === undefined
      ? onePerson(field, mapping, source, source, surroundings)
      : eachPerson(field, field.each, mapping, source, surroundings),
  );
  return (row, context, findings) => {
    const people: MappedPerson[] = [];
    for (const map of mappers) map(row, context, findings, people);
    return people;
  };
}

type OneMapper = (
  row: RawRow,
  context: RowContext,
  findings: Findings,
  into: MappedPerson[],
  suffix?: string,
) => void;

function eachPerson(
  field: PersonField,
  list: string,
  mapping: Mapping,
  source: CellSource,
  surroundings: Surroundings,
): OneMapper {
  const within: CellSource = {
    fileName: source.fileName,
    cell(column) {
      // "/tenancy.uprn" is of the whole row; without the stroke a column is of the item of the list.
      if (column.startsWith('/')) return source.cell(column.slice(1));
      const path = column.split('.');
      return (row) => textOf(valueAt(row.item, path));
    },
    label: (column) => (column.startsWith('/') ? column.slice(1) : `${list}[].${column}`),
  };
  const map = onePerson(field, mapping, within, source, surroundings);
  const path = list.split('.');
  return (row, context, findings, into) => {
    const items = valueAt(row.item, path);
    if (items === null || items === undefined || items === '') return;
    for (const [at, item] of (Array.isArray(items) ? (items as unknown[]) : [items]).entries())
      map({ row: row.row, cells: row.cells, item }, context, findings, into, `/${at + 1}`);
  };
}

function onePerson(
  field: PersonField,
  mapping: Mapping,
  source: CellSource,
  rowSource: CellSource,
  surroundings: Surroundings,
): OneMapper {
  const latest = surroundings.receivedAt.toZonedDateTimeISO('Europe/London').toPlainDate();
  const holds = conditionReader(source, field.when);
  const role = roleReader(field.role, source);
  const name = nameReader(field.name, source);
  const bornOn = dayReader(source, field['born-on'], latest);
  const phone = field.phone
    ? valueReader(source, field.phone.columns, 'not-a-phone-number', readE164, {
        ifBad: field.phone['if-bad'],
      })
    : () => null;
  const email = field.email
    ? valueReader(source, field.email.columns, 'not-an-e-mail-address', readAddress, {
        ifBad: field.email['if-bad'],
      })
    : () => null;
  const address = field.address === undefined ? () => null : tidy(joined(source, field.address, ', '));
  const postcode = postcodeReader(source, field.postcode, mapping);
  const uprn = uprnReader(source, field.uprn);
  const consent = field.consent === undefined ? () => null : tidy(source.cell(field.consent));
  const ownKey = field.key === undefined ? () => null : tidy(joined(source, field.key, '/'));
  const handling = handlingReader(field.handling, rowSource);
  const sealed = field['sealed-if'] === undefined ? () => false : conditionReader(source, field['sealed-if']);

  return (row, context, findings, into, suffix = '') => {
    if (!holds(row)) return;
    const person = name(row, findings);
    const phoneFound = phone(row, findings);
    const emailFound = email(row, findings);
    if (!person && !phoneFound && !emailFound) return;
    const part = role(row, findings);
    if (part === undefined) return;
    const key = ownKey(row) ?? `${context.key}/${field.as}${suffix}`;
    const isSealed = sealed(row);
    const [addressText, postcodeFound, uprnFound] = [
      address(row),
      postcode(row, findings),
      uprn(row, findings),
    ];
    into.push({
      id: recordId('person-record', mapping.source, key),
      key,
      role: part === 'known' ? null : part,
      handling: context.handling === 'C' || mapping.sharing !== 'rows' ? 'C' : handling(row),
      forenames: person?.forenames || null,
      surname: person?.surname ?? null,
      nameKey: person?.key ?? null,
      bornOnDay: bornOn(row, findings),
      phone: phoneFound,
      email: emailFound,
      addressText: isSealed ? null : addressText,
      postcode: isSealed ? null : postcodeFound,
      uprn: isSealed ? null : uprnFound,
      consent: consent(row),
      retainUntilDay: context.retainUntilDay,
      sealedAddress: isSealed
        ? JSON.stringify({ address: addressText, postcode: postcodeFound, uprn: uprnFound })
        : null,
    });
  };
}

function readE164(text: string): Reading<string> {
  const reading = readPhone(text);
  return reading.ok ? { ok: true, value: reading.value.e164 } : reading;
}

function readAddress(text: string): Reading<string> {
  const reading = readEmail(text);
  return reading.ok ? { ok: true, value: reading.value.address } : reading;
}

type Part = MappedPerson['role'] | 'known';

/** @returns undefined where the column's word is unknown, which is a fault of the row */
function roleReader(
  role: PersonField['role'],
  source: CellSource,
): (row: RawRow, findings: Findings) => Part | undefined {
  if ('always' in role) return () => role.always;
  const cell = source.cell(role.column);
  const words = new Map(Object.entries(role.words).map(([word, part]) => [word.trim().toLowerCase(), part]));
  return (row, findings) => {
    const text = cell(row);
    const part = words.get(text.trim().toLowerCase());
    if (part === undefined)
      findings.faults.push(
        faultOf(
          { fileName: source.fileName, row: row.row },
          'unknown-word',
          source.label(role.column),
          text,
          `“${text.slice(0, 60)}” is not one of the words that the mapping knows here.`,
        ),
      );
    return part;
  };
}

/** What looks like the beginning of a tag: part of no one's name, and a sign that something else was typed. */
const markup = /<[a-z!/?]/i;

function readName(text: string, order: 'forenames-first' | 'surname-first' | undefined): Reading<PersonName> {
  if (markup.test(text))
    return { ok: false, reason: `“${text.slice(0, 60)}” holds markup, which is no part of a name.` };
  return readPersonName(text, order ? { order } : {});
}

/** A name in two columns; a comma in the surname would say where the forenames begin. */
function readParts(last: string, first: string): Reading<PersonName> {
  if (last === '' || first === '') return readName(last + first, undefined);
  return readName(`${last.includes(',') ? last.replaceAll(',', ' ') : last}, ${first}`, undefined);
}

function nameReader(field: PersonField['name'], source: CellSource): ValueReader<PersonName> {
  if ('whole' in field)
    return valueReader(source, field.whole, 'not-a-name', (text) => readName(text, field.order));
  const [surname, forenames] = [source.cell(field.surname), source.cell(field.forenames)];
  return (row, findings) => {
    const [last, first] = [surname(row), forenames(row)];
    if (last === '' && first === '') return null;
    const reading = readParts(last, first);
    if (reading.ok) return reading.value;
    if (reading.reason.endsWith('does not name anyone.')) return null;
    const column = markup.test(first) ? field.forenames : field.surname;
    findings.faults.push(
      faultOf(
        { fileName: source.fileName, row: row.row },
        'not-a-name',
        source.label(column),
        column === field.surname ? last : first,
        reading.reason,
      ),
    );
    return null;
  };
}
