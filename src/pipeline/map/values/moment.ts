import {
  calendarDate,
  monthNamed,
  spreadsheetDate,
  type CalendarDate,
  type DateOptions,
} from './calendar-date.ts';
import { localClock, type ClockReading } from './local-clock.ts';
import { plainText } from './plain-text.ts';
import { quoted, read, refused, type Reading } from './reading.ts';

/**
 * When something was, as finely as a source says it: from an instant up to, not including, another.
 * Milliseconds since 1970 UTC rather than `Temporal.Instant`, because a million rows pass here.
 */
export interface Moment {
  fromMs: number;
  toMs: number;
  precision: 'second' | 'minute' | 'day' | 'month';
  /** `twice`: clocks went back over this local time, the earlier is taken; `skipped`: they went forward past it. */
  doubt?: 'twice' | 'skipped';
}

export interface MomentOptions extends DateOptions {
  /** The zone of times that do not say theirs; default Europe/London. */
  zone?: string;
}

const LONDON = 'Europe/London';
const TIME =
  /^(.+?)(?:T|,? +(?:at +)?)(\d{1,2})[:.](\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)? ?(am|pm)? ?(z|utc|gmt|bst|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i;
const FIGURE_MONTH = /^(\d{4})[-/](\d{2})$/;
const SLASHED_MONTH = /^(\d{2})\/(\d{4})$/;
const NAMED_MONTH = /^([a-z]{3,9})[- ](\d{4})$/i;
const SPREADSHEET = /^([1-9]\d{4})\.(\d{1,15})$/;

const MINUTE = 60_000;
const DAY = 86_400_000;

function span(at: ClockReading, toMs: number, precision: Moment['precision']): Reading<Moment> {
  const moment: Moment = { fromMs: at.ms, toMs, precision };
  if (at.doubt) moment.doubt = at.doubt;
  return read(moment);
}

/** Minutes that a written offset is ahead of UTC; undefined where there is none. */
function offsetMinutes(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const small = written.toLowerCase();
  if (small === 'z' || small === 'utc' || small === 'gmt') return 0;
  if (small === 'bst') return 60;
  const minutes = Number(small.slice(1, 3)) * 60 + Number(small.slice(3).replace(':', ''));
  return small[0] === '-' ? -minutes : minutes;
}

function monthSpan(text: string, zone: string, year: number, month: number): Reading<Moment> {
  if (month < 1 || month > 12) return refused(`${quoted(text)} is not a month: there is no month ${month}.`);
  if (year < 1850 || year > 2149)
    return refused(`${quoted(text)} is not a likely month: the year is ${year}.`);
  const clock = localClock(zone);
  const next = month === 12 ? clock(year + 1, 1, 1, 0) : clock(year, month + 1, 1, 0);
  return span(clock(year, month, 1, 0), next.ms, 'month');
}

function daySpan({ year, month, day }: CalendarDate, zone: string): Reading<Moment> {
  const clock = localClock(zone);
  const next = new Date(Date.UTC(year, month - 1, day + 1));
  const end = clock(next.getUTCFullYear(), next.getUTCMonth() + 1, next.getUTCDate(), 0);
  return span({ ms: clock(year, month, day, 0).ms }, end.ms, 'day');
}

function timed(text: string, found: RegExpExecArray, zone: string, options: MomentOptions): Reading<Moment> {
  const date = calendarDate(found[1]!, options);
  if (!date.ok) return refused(date.reason.replace(quoted(found[1]!), quoted(text)));
  let hour = Number(found[2]);
  const [minute, second] = [Number(found[3]), Number(found[4] ?? 0)];
  const half = found[6]?.toLowerCase();
  if (half !== undefined && (hour < 1 || hour > 12))
    return refused(`${quoted(text)} is not a time: ${hour}${half}.`);
  if (half !== undefined) hour = (hour % 12) + (half === 'pm' ? 12 : 0);
  // 24:00 is the midnight that ends the day; 60 seconds a leap second, which clocks here do not have.
  const endOfDay = hour === 24 && minute === 0 && second === 0;
  if ((hour > 23 && !endOfDay) || minute > 59 || second > 59) {
    return refused(
      `${quoted(text)} is not a time: there is no ${found[2]}:${found[3]}${found[4] ? `:${found[4]}` : ''}.`,
    );
  }
  const thousandths = Number((found[5] ?? '').slice(0, 3).padEnd(3, '0'));
  const msOfDay = ((hour * 60 + minute) * 60 + second) * 1000 + thousandths;
  const { year, month, day } = date.value;
  const offset = offsetMinutes(found[7]);
  const at: ClockReading =
    offset === undefined
      ? localClock(zone)(year, month, day, msOfDay)
      : { ms: Date.UTC(year, month - 1, day) + msOfDay - offset * MINUTE };
  return found[4] === undefined
    ? span(at, at.ms + MINUTE, 'minute')
    : span(at, at.ms - thousandths + 1000, 'second');
}

/**
 * Reads when something was: "03/04/2025 17:05", ISO with or without an offset, "3 April 2025 at 5:05pm", a day, a
 * month ("2025-04"), or a spreadsheet number with a fraction. A day or month becomes its whole span in local time.
 *
 * A local time that came twice is taken as the earlier and flagged; one that clocks skipped is moved on an hour and flagged.
 *
 * @returns the span, or a sentence: no such day, no such time, not a time at all
 * @example readMoment('26/10/2025 01:30') → from 2025-10-26T00:30Z, one minute, doubt "twice"
 */
export function readMoment(text: string, options: MomentOptions = {}): Reading<Moment> {
  const tidy = plainText(text);
  const zone = options.zone ?? LONDON;
  const time = tidy.length <= 60 ? TIME.exec(tidy) : null;
  if (time) return timed(tidy, time, zone, options);

  const figures = FIGURE_MONTH.exec(tidy);
  if (figures) return monthSpan(tidy, zone, Number(figures[1]), Number(figures[2]));
  const slashed = SLASHED_MONTH.exec(tidy);
  if (slashed) return monthSpan(tidy, zone, Number(slashed[2]), Number(slashed[1]));
  const named = NAMED_MONTH.exec(tidy);
  const month = named && monthNamed(named[1]!);
  if (named && month) return monthSpan(tidy, zone, Number(named[2]), month);

  const serial = options.spreadsheetDays === 'never' ? null : SPREADSHEET.exec(tidy);
  if (serial) {
    // Spreadsheets keep times as fractions of a day; they are good to the second.
    const seconds = Math.round(Number(`0.${serial[2]}`) * 86_400);
    const date = spreadsheetDate(Number(serial[1]) + (seconds === 86_400 ? 1 : 0))!;
    const at = localClock(zone)(date.year, date.month, date.day, (seconds * 1000) % DAY);
    return span(at, at.ms + 1000, 'second');
  }
  const date = calendarDate(tidy, options);
  return date.ok ? daySpan(date.value, zone) : date;
}
