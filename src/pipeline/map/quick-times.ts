import type { Moment } from './values/index.ts';

/**
 * The commonest ways of writing a day, a time or metres, read figure by figure: a million rows hold several million of them, and
 * the careful readers take ten times as long. Whatever is not exactly of these shapes, or falls where clocks change, is
 * left to them.
 */

const dayMs = 86_400_000;
const zero = 48;

/** Two figures at a position, or -1. */
function two(text: string, at: number): number {
  const [a, b] = [text.charCodeAt(at) - zero, text.charCodeAt(at + 1) - zero];
  return a >= 0 && a <= 9 && b >= 0 && b <= 9 ? a * 10 + b : -1;
}

function four(text: string, at: number): number {
  const [a, b] = [two(text, at), two(text, at + 2)];
  return a < 0 || b < 0 ? -1 : a * 100 + b;
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysSince1970(year: number, month: number, day: number): number | undefined {
  if (year < 1850 || year > 2149 || month < 1 || month > 12 || day < 1) return undefined;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  if (day > monthDays[month - 1]! + leap) return undefined;
  return Date.UTC(year, month - 1, day) / dayMs;
}

const slash = 47;
const dash = 45;

/** The day at the beginning of a text: "31/01/2025…" (day first) or "2025-01-31…". */
function dayAt(text: string): number | undefined {
  if (text.charCodeAt(2) === slash && text.charCodeAt(5) === slash)
    return daysSince1970(four(text, 6), two(text, 3), two(text, 0));
  if (text.charCodeAt(4) === dash && text.charCodeAt(7) === dash)
    return daysSince1970(four(text, 0), two(text, 5), two(text, 8));
  return undefined;
}

/** Days since 1970-01-01 of "31/01/2025" or "2025-01-31"; undefined for any other writing, or no such day. */
export function quickDay(text: string): number | undefined {
  return text.length === 10 ? dayAt(text) : undefined;
}

/** For each year from 1996 on, the days on which clocks go forward and back in the United Kingdom: last Sundays. */
const changes = new Map<number, { forward: number; back: number }>();

function changesOf(year: number): { forward: number; back: number } {
  let known = changes.get(year);
  if (!known) {
    const lastSunday = (month: number): number => {
      const last = Date.UTC(year, month, 31) / dayMs;
      // 1 January 1970 was a Thursday.
      return last - ((last + 4) % 7);
    };
    known = { forward: lastSunday(2), back: lastSunday(9) };
    changes.set(year, known);
  }
  return known;
}

/**
 * What "31/01/2025 14:05" or "2025-01-31T14:05:00Z" says, by London's clocks where no zone is written. Undefined for any
 * other writing and on the two days a year when clocks change.
 *
 * @source The Summer Time Order 2002 (SI 2002/262) and, alike, the years from 1996: last Sundays of March and October
 */
export function quickMoment(text: string): Moment | undefined {
  const days = text.length < 16 ? undefined : dayAt(text);
  if (days === undefined) return undefined;
  const between = text.charCodeAt(10);
  if ((between !== 32 && between !== 84) || text.charCodeAt(13) !== 58) return undefined;
  const hour = two(text, 11);
  const minute = two(text, 14);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return undefined;
  let seconds = 0;
  let end = 16;
  if (text.charCodeAt(16) === 58) {
    seconds = two(text, 17);
    if (seconds < 0 || seconds > 59) return undefined;
    end = 19;
  }
  const local = days * dayMs + ((hour * 60 + minute) * 60 + seconds) * 1000;
  if (text.length === end + 1 && text.charCodeAt(end) === 90) return momentAt(local, end);
  if (text.length !== end) return undefined;
  const year = four(text, text.charCodeAt(4) === dash ? 0 : 6);
  if (year < 1996 || year > 2036) return undefined;
  const { forward, back } = changesOf(year);
  if (days === forward || days === back) return undefined;
  return momentAt(days > forward && days < back ? local - 3_600_000 : local, end);
}

function momentAt(ms: number, end: number): Moment {
  return end === 19
    ? { fromMs: ms, toMs: ms + 1000, precision: 'second' }
    : { fromMs: ms, toMs: ms + 60_000, precision: 'minute' };
}

/** Metres of an easting or northing written as plain figures; undefined for any other writing. */
export function quickMetres(text: string): number | undefined {
  const { length } = text;
  if (length < 5 || length > 7) return undefined;
  let metres = 0;
  for (let at = 0; at < length; at++) {
    const figure = text.charCodeAt(at) - zero;
    if (figure < 0 || figure > 9) return undefined;
    metres = metres * 10 + figure;
  }
  return metres;
}
