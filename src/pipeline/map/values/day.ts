import { calendarDate, type DateOptions } from './calendar-date.ts';
import { quoted, read, refused, type Reading } from './reading.ts';

export interface DayOptions extends DateOptions {
  /** The first and the last day that can be true, for instance a birthday not after the extract. */
  earliest?: Temporal.PlainDate;
  latest?: Temporal.PlainDate;
  /** Days by which a source means "not known", as 2025-01-31: often 1900-01-01. */
  meansUnknown?: readonly string[];
  /** A time of day beside the day is dropped; otherwise only midnight is. */
  ignoreTime?: boolean;
}

const TIME_TAIL = /(?:T|[ ,]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?$/;
const FRACTION_TAIL = /^(\d+)\.(\d+)$/;

const inWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

function said(day: Temporal.PlainDate): string {
  return inWords.format(Date.UTC(day.year, day.month - 1, day.day));
}

/** The text without a time of day; undefined where it has one that may not be dropped. */
function dayPart(text: string, ignoreTime: boolean): string | undefined {
  const time = TIME_TAIL.exec(text);
  if (time) {
    const midnight = Number(time[1]) === 0 && Number(time[2]) === 0 && Number(time[3] ?? 0) === 0;
    return midnight || ignoreTime ? text.slice(0, time.index) : undefined;
  }
  const fraction = FRACTION_TAIL.exec(text);
  if (fraction) return Number(fraction[2]) === 0 || ignoreTime ? fraction[1] : undefined;
  return text;
}

/**
 * Reads a day: 31/01/2025, 2025-01-31, 31-Jan-2025, a spreadsheet number; midnight beside it is dropped.
 *
 * @returns the day, or a sentence: no such day, a year of two figures, a time of day, out of bounds, not a day at all
 * @example readDay('31/02/2024') → “31/02/2024” is not a day: February 2024 has 29 days.
 */
export function readDay(text: string, options: DayOptions = {}): Reading<Temporal.PlainDate> {
  const part = dayPart(text.trim(), options.ignoreTime ?? false);
  if (part === undefined) return refused(`${quoted(text)} has a time of day where only a day is expected.`);
  const date = calendarDate(part, options);
  if (!date.ok) return date;
  const day = new Temporal.PlainDate(date.value.year, date.value.month, date.value.day);
  if (options.earliest && Temporal.PlainDate.compare(day, options.earliest) < 0) {
    return refused(`${quoted(text)} is before ${said(options.earliest)}, the earliest it can be.`);
  }
  if (options.latest && Temporal.PlainDate.compare(day, options.latest) > 0) {
    return refused(`${quoted(text)} is after ${said(options.latest)}, the latest it can be.`);
  }
  if (options.meansUnknown?.includes(day.toString())) {
    return refused(`${quoted(text)} stands for “not known” in this source.`);
  }
  return read(day);
}
