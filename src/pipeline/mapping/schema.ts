import { z } from 'zod';
import { encodings } from '../land/reading/line-pieces.ts';

/**
 * The shape of a mapping file (mappings/*.yaml): how the columns of one source become reports, places and people.
 * docs: mappings/README.md
 */
const code = z.string().regex(/^[a-z][a-z0-9-]{1,60}$/, 'small letters, figures and dashes');
const column = z.string().min(1);
const columnOrColumns = z.union([column, z.array(column).min(1)]);

/** True of a row whose column says one of these (or none of these); case and spaces at the ends do not matter. */
const condition = z.union([
  z.strictObject({ column, is: z.array(z.string()).min(1) }),
  z.strictObject({ column, 'is-not': z.array(z.string()).min(1) }),
]);

/** What to do with a value that cannot be read: the row waits in quarantine, or the value is left out and counted. */
const ifBad = z.enum(['quarantine', 'leave-out']).default('quarantine');

const text = z.union([
  columnOrColumns.transform((columns) => ({ columns, 'if-bad': 'quarantine' as const })),
  z.strictObject({ columns: columnOrColumns, 'if-bad': ifBad }),
]);

const choice = z.union([
  column.transform((name) => ({ column: name, words: undefined, otherwise: undefined })),
  z.strictObject({ always: z.string() }),
  z.strictObject({ column, words: z.record(z.string(), z.string()), otherwise: z.string().optional() }),
]);

const timeOptions = {
  zone: z.string().optional(),
  order: z.enum(['day-first', 'month-first']).optional(),
  'two-figure-years-up-to': z.int().optional(),
  'if-bad': ifBad,
};
const moment = z.union([
  columnOrColumns.transform((columns) => ({ columns, 'if-bad': 'quarantine' as const })),
  z.strictObject({ columns: columnOrColumns, ...timeOptions }),
  /** The earliest `take` among the items of a list that say so: a step in a list of actions. */
  z.strictObject({ each: column, where: condition, take: column, ...timeOptions }),
]);
const day = z.union([
  column.transform((columns) => ({ columns, 'if-bad': 'quarantine' as const })),
  z.strictObject({ columns: column, 'means-unknown': z.array(z.iso.date()).optional(), ...timeOptions }),
]);

const category = z.strictObject({
  type: columnOrColumns,
  class: column.optional(),
  words: z.record(z.string(), z.string()).default({}),
  /** Words of rows that are kept as neither anti-social behaviour nor crime. */
  other: z.array(z.string()).default([]),
});

const handling = z.enum(['P', 'C']);
const handlingChoice = z.union([handling, z.strictObject({ 'conditional-if': condition })]);

const report = z.strictObject({
  'told-at': moment,
  'happened-from': moment.optional(),
  'happened-to': moment.optional(),
  channel: choice.optional(),
  category,
  words: columnOrColumns.optional(),
  'cross-reference': column.optional(),
  handling: handlingChoice.default('P'),
  'acknowledged-at': moment.optional(),
  'visited-at': moment.optional(),
  'closed-at': moment.optional(),
  outcome: choice.optional(),
});

const place = z.strictObject({
  when: condition.optional(),
  address: columnOrColumns.optional(),
  postcode: text.optional(),
  uprn: text.optional(),
  usrn: column.optional(),
  easting: column.optional(),
  northing: column.optional(),
  longitude: column.optional(),
  latitude: column.optional(),
  'grid-reference': column.optional(),
  /** Name or code of the ward, taken where there is no point to tell it by. */
  ward: column.optional(),
  /** How far the place may be from its point, where the source says (published points are moved). */
  'radius-m': z.number().positive().optional(),
  /** A point in none of the areas: kept without an area, or quarantined. */
  outside: z.enum(['keep', 'quarantine']).default('keep'),
});

const role = z.union([
  z.enum(['reporter', 'victim', 'witness', 'subject']).transform((always) => ({ always })),
  /** Words that lead to "known" make a person record without a part in the report. */
  z.strictObject({
    column,
    words: z.record(z.string(), z.enum(['reporter', 'victim', 'witness', 'subject', 'known'])),
  }),
]);

const person = z.strictObject({
  /** Names this person within the row: "caller". */
  as: code,
  /** A list in the item: one person for each; the columns below are then within an item of it. */
  each: column.optional(),
  when: condition.optional(),
  role,
  name: z.union([
    column.transform((whole) => ({ whole, order: undefined })),
    z.strictObject({ whole: column, order: z.enum(['forenames-first', 'surname-first']) }),
    z.strictObject({ forenames: column, surname: column }),
  ]),
  key: columnOrColumns.optional(),
  'born-on': day.optional(),
  phone: text.optional(),
  email: text.optional(),
  address: columnOrColumns.optional(),
  postcode: text.optional(),
  uprn: text.optional(),
  consent: column.optional(),
  handling: handlingChoice.default('P'),
  'sealed-if': condition.optional(),
});

const format = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('delimited'),
    delimiter: z.string().length(1).default(','),
    encodings: z.array(z.enum(encodings)).min(1).default(['utf-8']),
    'title-rows': z.int().min(0).max(50).default(0),
  }),
  z.strictObject({
    kind: z.literal('workbook'),
    sheet: z.string().optional(),
    'title-rows': z.int().min(0).max(50).default(0),
  }),
  z.strictObject({ kind: z.literal('json'), items: z.string().default('') }),
  z.strictObject({ kind: z.literal('json-lines') }),
  z.strictObject({ kind: z.literal('xml'), items: z.string() }),
]);

export const mappingSchema = z.strictObject({
  source: code,
  title: z.string().min(3),
  partner: code,
  regime: z.enum(['uk-gdpr', 'dpa-part-3', 'open-data']),
  sharing: z.enum(['rows', 'rows-without-identity', 'totals']).default('rows'),
  extracts: z.enum(['full', 'changes']),
  'expected-every-days': z.int().positive().optional(),
  attribution: z.string().optional(),
  format,
  /** Every column a file must have; in nested formats, every path, with [] for any place in a list. */
  columns: z.array(column).min(1),
  'optional-columns': z.array(column).default([]),
  'postcode-areas': z.array(z.string().regex(/^[A-Z]{1,2}$/)).default([]),
  /** The columns that name a row for ever; `row` where nothing does: the row's own content and how often it came. */
  key: z.union([
    z.literal('row'),
    columnOrColumns.transform((columns) => ({ columns, 'if-empty': 'quarantine' as const })),
    z.strictObject({
      columns: columnOrColumns,
      'if-empty': z.enum(['quarantine', 'row']).default('quarantine'),
    }),
  ]),
  'as-at': moment.optional(),
  report,
  /** The first whose `when` holds is the place; the last may have none. */
  place: z.array(place).default([]),
  people: z.array(person).default([]),
});

export type Mapping = z.output<typeof mappingSchema>;
export type MappingFormat = Mapping['format'];
export type Condition = z.output<typeof condition>;
export type Choice = z.output<typeof choice>;
export type TextField = z.output<typeof text>;
export type MomentField = z.output<typeof moment>;
export type DayField = z.output<typeof day>;
export type PlaceField = z.output<typeof place>;
export type PersonField = z.output<typeof person>;
export type HandlingField = z.output<typeof handlingChoice>;
export type KeyField = Mapping['key'];
