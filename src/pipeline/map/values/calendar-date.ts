import { plainText } from './plain-text.ts';
import { quoted, read, refused, type Reading } from './reading.ts';

/** A day of the calendar as numbers; `month` 1 to 12. */
export interface CalendarDate {
  year: number;
  month: number;
  day: number;
}

export interface DateOptions {
  /** Which comes first in 03/04/2025; default day first, as in Britain. */
  order?: 'day-first' | 'month-first';
  /** The latest year that a year of two figures may mean: 2026 reads 26 as 2026 and 27 as 1927. Left out: refused. */
  twoFigureYearsUpTo?: number;
  /** Bare numbers as spreadsheet days: only of five figures (18 May 1927 to 2173, the default), any, or never. */
  spreadsheetDays?: 'five-figures' | 'any' | 'never';
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const MONTH_NAMES = MONTHS.map((name) => name[0]!.toUpperCase() + name.slice(1));

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const COMPACT = /^((?:18|19|20)\d{2})(\d{2})(\d{2})$/;
const YEAR_LAST = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/;
const DAY_NAME =
  /^(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)[,. ]+/i;
const MONTH_NAMED = /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]*([a-z]{3,9})[-/., ]+(\d{4}|\d{2})$/i;
const MONTH_NAME_FIRST = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i;
const NUMBER = /^\d{1,7}$/;

/** Month 1 to 12 of a name in full or its first three letters ("sept" too); undefined for any other word. */
export function monthNamed(name: string): number | undefined {
  const small = name.toLowerCase();
  if (small === 'sept') return 9;
  const at = MONTHS.findIndex((month) => month === small || month.slice(0, 3) === small);
  return at < 0 ? undefined : at + 1;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * The day of a spreadsheet number in the 1900 system: 1 is 1 January 1900, and 60 is 29 February 1900, a day that never
 * was (Excel keeps the leap-year fault of Lotus 1-2-3), so that every later number counts from 30 December 1899.
 */
export function spreadsheetDate(serial: number): CalendarDate | undefined {
  if (serial < 1 || serial === 60 || serial >= 2_958_466) return undefined;
  const date = new Temporal.PlainDate(1899, 12, serial < 60 ? 31 : 30).add({ days: serial });
  return { year: date.year, month: date.month, day: date.day };
}

function checked(text: string, year: number, month: number, day: number): Reading<CalendarDate> {
  if (month < 1 || month > 12) {
    return refused(`${quoted(text)} is not a day: there is no month ${month}.`);
  }
  const days = daysInMonth(year, month);
  if (day < 1 || day > days) {
    return refused(`${quoted(text)} is not a day: ${MONTH_NAMES[month - 1]} ${year} has ${days} days.`);
  }
  if (year < 1850 || year > 2150) return refused(`${quoted(text)} is not a likely day: the year is ${year}.`);
  return read({ year, month, day });
}

function fullYear(figures: string, options: DateOptions): number | undefined {
  const year = Number(figures);
  if (figures.length === 4) return year;
  if (options.twoFigureYearsUpTo === undefined) return undefined;
  const latest = options.twoFigureYearsUpTo;
  const inCentury = latest - (latest % 100) + year;
  return inCentury > latest ? inCentury - 100 : inCentury;
}

/**
 * A calendar date from text without a time: 03/04/2025, 2025-04-03, 3-Apr-2025, 3rd April 2025, Thursday 3 April 2025,
 * 20250403, or a spreadsheet day number.
 *
 * @returns the date, or a sentence that says why there is no such day
 */
export function calendarDate(text: string, options: DateOptions = {}): Reading<CalendarDate> {
  const tidy = plainText(text).replace(DAY_NAME, '');
  let found = YEAR_FIRST.exec(tidy);
  if (found) return checked(text, Number(found[1]), Number(found[3]), Number(found[4]));
  found = COMPACT.exec(tidy);
  if (found) return checked(text, Number(found[1]), Number(found[2]), Number(found[3]));

  found = YEAR_LAST.exec(tidy) ?? MONTH_NAMED.exec(tidy);
  if (found) {
    const year = fullYear(found.at(-1)!, options);
    if (year === undefined)
      return refused(`${quoted(text)} has a year of two figures: which century is not said.`);
    if (found.length === 4) {
      const month = monthNamed(found[2]!);
      return month === undefined
        ? refused(`${quoted(text)} is not a day: ${quoted(found[2]!)} is not a month.`)
        : checked(text, year, month, Number(found[1]));
    }
    const [first, second] = [Number(found[1]), Number(found[3])];
    const monthFirst = options.order === 'month-first';
    const [month, day] = monthFirst ? [first, second] : [second, first];
    if (month > 12 && day >= 1 && day <= 12) {
      const wrong = monthFirst ? 'month first' : 'day first';
      return refused(`${quoted(text)} is not a day: there is no month ${month} when it is read ${wrong}.`);
    }
    return checked(text, year, month, day);
  }

  found = MONTH_NAME_FIRST.exec(tidy);
  const named = found && monthNamed(found[1]!);
  if (found && named) return checked(text, Number(found[3]), named, Number(found[2]));

  const numbers = options.spreadsheetDays ?? 'five-figures';
  if (NUMBER.test(tidy) && (numbers === 'any' || (numbers === 'five-figures' && /^[1-9]\d{4}$/.test(tidy)))) {
    const date = spreadsheetDate(Number(tidy));
    if (date) return read(date);
    return refused(
      `${quoted(text)} is not a spreadsheet day: ${tidy === '60' ? 'it stands for 29 February 1900, which never was' : 'it is out of range'}.`,
    );
  }
  return refused(`${quoted(text)} does not look like a day, such as 31/01/2025 or 2025-01-31.`);
}
