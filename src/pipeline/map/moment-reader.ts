import type { RawRow } from '../land/reading/raw-row.ts';
import { textOf, valueAt } from '../land/reading/item-cells.ts';
import type { DayField, MomentField } from '../mapping/schema.ts';
import { valueReader, type CellSource, type ValueReader } from './cell-readers.ts';
import { faultOf } from './faults.ts';
import {
  readDay,
  readMoment,
  remembered,
  saysNothing,
  type Moment,
  type MomentOptions,
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
  if ('columns' in field)
    return valueReader(source, field.columns, 'not-a-time', (text) => readMoment(text, options), {
      ifBad: field['if-bad'],
    });
  const path = field.each.split('.');
  const known = remembered((text: string) => readMoment(text, options));
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
      const reading = known(text);
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

const dayMs = 86_400_000;

/** Reads a day, as days since 1970-01-01, between 1890 and the day the extract came. */
export function dayReader(
  source: CellSource,
  field: DayField | undefined,
  latest: Temporal.PlainDate,
): ValueReader<number> {
  if (!field) return () => null;
  const unknown = 'means-unknown' in field ? new Set(field['means-unknown']) : new Set<string>();
  const options = {
    ...optionsOf(field),
    earliest: new Temporal.PlainDate(1890, 1, 1),
    latest,
    ignoreTime: true,
  };
  const days = valueReader(
    source,
    field.columns,
    'not-a-day',
    (text) => {
      const reading = readDay(text, options);
      if (!reading.ok) return reading;
      const { year, month, day } = reading.value;
      if (unknown.has(reading.value.toString())) return { ok: true, value: Number.NaN };
      return { ok: true, value: Date.UTC(year, month - 1, day) / dayMs };
    },
    { ifBad: field['if-bad'] },
  );
  return (row, findings) => {
    const value = days(row, findings);
    return value === null || Number.isNaN(value) ? null : value;
  };
}
