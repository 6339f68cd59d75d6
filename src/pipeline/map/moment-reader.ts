import type { RawRow } from '../land/reading/raw-row.ts';
import { textOf, valueAt } from '../land/reading/item-cells.ts';
import type { DayField, MomentField } from '../mapping/schema.ts';
import { valueReader, type CellSource, type ValueReader } from './cell-readers.ts';
import { faultOf } from './faults.ts';
import { quickDay, quickMoment } from './quick-times.ts';
import {
  readDay,
  readMoment,
  saysNothing,
  type Moment,
  type MomentOptions,
  type Reading,
} from './values/index.ts';

type TimeOptions = Pick<
  Extract<MomentField, { order?: unknown }>,
  'zone' | 'order' | 'two-figure-years-up-to'
>;

function optionsOf(field: object): MomentOptions {
  const given = field as TimeOptions;
  const options: MomentOptions = {};
  if (given.zone !== undefined) options.zone = given.zone;
  if (given.order !== undefined) options.order = given.order;
  if (given['two-figure-years-up-to'] !== undefined)
    options.twoFigureYearsUpTo = given['two-figure-years-up-to'];
  return options;
}

/** Reads when something was; where it is a step in a list of steps, the earliest of those that match. */
export function momentReader(source: CellSource, field: MomentField | undefined): ValueReader<Moment> {
  if (!field) return () => null;
  const options = optionsOf(field);
  // Shapes that mean the same whatever the mapping says of zone and order; otherwise every value goes the careful way.
  const plain = options.zone === undefined && options.order === undefined;
  const read = (text: string): Reading<Moment> => readMoment(text, options);
  if ('columns' in field)
    return valueReader(source, field.columns, 'not-a-time', read, {
      ifBad: field['if-bad'],
      quick: plain ? quickMoment : undefined,
    });
  const path = field.each.split('.');
  const words = new Set(
    ('is' in field.where ? field.where.is : field.where['is-not']).map((word) => word.toLowerCase()),
  );
  const wanted = 'is' in field.where;
  const stepPath = field.where.column.split('.');
  const takePath = field.take.split('.');
  return (row: RawRow, findings) => {
    const steps = valueAt(row.item, path);
    let earliest: Moment | null = null;
    for (const step of Array.isArray(steps) ? (steps as unknown[]) : []) {
      if (words.has(textOf(valueAt(step, stepPath)).toLowerCase()) !== wanted) continue;
      const text = textOf(valueAt(step, takePath));
      if (text === '' || saysNothing(text)) continue;
      const reading = read(text);
      if (!reading.ok) {
        if (field['if-bad'] === 'leave-out') findings.leftOut++;
        else
          findings.faults.push(
            faultOf(
              { fileName: source.fileName, row: row.row },
              'not-a-time',
              `${field.each}[].${field.take}`,
              text,
              reading.reason,
            ),
          );
      } else if (earliest === null || reading.value.fromMs < earliest.fromMs) earliest = reading.value;
    }
    return earliest;
  };
}

/** Reads a day, as days since 1970-01-01, between 1890 and the day the extract came. */
export function dayReader(
  source: CellSource,
  field: DayField | undefined,
  latest: Temporal.PlainDate,
): ValueReader<number> {
  if (!field) return () => null;
  const unknown = 'means-unknown' in field ? new Set(field['means-unknown']) : new Set<string>();
  const earliest = new Temporal.PlainDate(1890, 1, 1);
  const options = { ...optionsOf(field), earliest, latest, ignoreTime: true };
  const [first, last] = [daysOf(earliest), daysOf(latest)];
  const plain = options.order === undefined && unknown.size === 0;
  const days = valueReader(
    source,
    field.columns,
    'not-a-day',
    (text): Reading<number> => {
      const reading = readDay(text, options);
      if (!reading.ok) return reading;
      return { ok: true, value: unknown.has(reading.value.toString()) ? Number.NaN : daysOf(reading.value) };
    },
    {
      ifBad: field['if-bad'],
      quick(text) {
        const day = plain ? quickDay(text) : undefined;
        return day !== undefined && day >= first && day <= last ? day : undefined;
      },
    },
  );
  return (row, findings) => {
    const value = days(row, findings);
    return value === null || Number.isNaN(value) ? null : value;
  };
}

const dayMs = 86_400_000;

function daysOf({ year, month, day }: Temporal.PlainDate): number {
  return Date.UTC(year, month - 1, day) / dayMs;
}
