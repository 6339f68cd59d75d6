/*
 * Days are whole numbers since 1 January 1970 and times are whole minutes of UTC since then: a million reports
 * hold several each, and Temporal would take longer to make them than all the rest. Only this file knows.
 */
export type DayNumber = number;
export type MinuteNumber = number;

export const minutesPerDay = 1440;

/** @source Howard Hinnant, chrono-compatible low-level date algorithms (proleptic Gregorian calendar) */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export interface CivilDay {
  year: number;
  month: number;
  day: number;
}

export function civilDay(number: DayNumber): CivilDay {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const part = Math.floor((5 * dayOfYear + 2) / 153);
  const month = part < 10 ? part + 3 : part - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * part + 2) / 5) + 1,
  };
}

/** Monday is 0, Sunday is 6. */
export function weekday(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The two years of the demonstration: 1 January 2024 to 31 December 2025. */
export const firstDay = dayNumber(2024, 1, 1);
export const lastDay = dayNumber(2025, 12, 31);
/** When every partner ran its extract: 5 January 2026, 06:00. What had not happened by then is not in it. */
export const extractedAt = dayNumber(2026, 1, 5) * minutesPerDay + 360;

const summers = [2023, 2024, 2025, 2026].map((year) => [lastSunday(year, 3), lastSunday(year, 10)] as const);

function lastSunday(year: number, month: number): MinuteNumber {
  const last = dayNumber(year, month, 31);
  return (last - ((weekday(last) + 1) % 7)) * minutesPerDay + 60;
}

/** Minutes that the clocks of Europe/London are ahead of UTC: 0 or 60. @source SI 2002/262, last Sundays at 01:00 UTC */
export function clockShift(at: MinuteNumber): number {
  for (const [from, to] of summers) if (at >= from && at < to) return 60;
  return 0;
}

/** The instant at which London clocks show this; of two, the earlier. */
export function fromLocal(day: DayNumber, minuteOfDay: number): MinuteNumber {
  const plain = day * minutesPerDay + minuteOfDay;
  return plain - clockShift(plain - 60);
}

export function localDay(at: MinuteNumber): DayNumber {
  return Math.floor((at + clockShift(at)) / minutesPerDay);
}

export function localMinuteOfDay(at: MinuteNumber): number {
  return (at + clockShift(at)) % minutesPerDay;
}

const two = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));
const isoDays = new Map<DayNumber, string>();

/** "2025-02-28" */
export function isoDay(day: DayNumber): string {
  let text = isoDays.get(day);
  if (text === undefined) {
    const { year, month, day: dayOfMonth } = civilDay(day);
    text = `${year}-${two[month]}-${two[dayOfMonth]}`;
    isoDays.set(day, text);
  }
  return text;
}

/** "28/02/2025" */
export function ukDay(day: DayNumber): string {
  const iso = isoDay(day);
  return `${iso.slice(8)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`;
}

/** "23:05", by London clocks. */
export function localClock(at: MinuteNumber): string {
  const minute = localMinuteOfDay(at);
  return `${two[Math.floor(minute / 60)]}:${two[minute % 60]}`;
}

/** "28/02/2025 23:05", by London clocks. */
export function ukLocal(at: MinuteNumber): string {
  return `${ukDay(localDay(at))} ${localClock(at)}`;
}

/** "2025-07-28T22:05:00Z" */
export function isoUtc(at: MinuteNumber): string {
  const minute = at % minutesPerDay;
  return `${isoDay(Math.floor(at / minutesPerDay))}T${two[Math.floor(minute / 60)]}:${two[minute % 60]}:00Z`;
}

/** "2025-07-28T23:05:00+01:00" */
export function isoLocal(at: MinuteNumber): string {
  return `${isoDay(localDay(at))}T${localClock(at)}:00${clockShift(at) === 60 ? '+01:00' : '+00:00'}`;
}

/** The day number that Excel shows as that day. */
export function excelSerial(day: DayNumber): number {
  return day + 25569;
}

/** The first instant not before `at` when an office is open: Monday to Friday, 09:00 to 17:00. */
export function officeTime(at: MinuteNumber): MinuteNumber {
  let day = localDay(at);
  let minute = localMinuteOfDay(at);
  if (minute >= 1020) {
    day++;
    minute = 540 + (minute % 60);
  } else if (minute < 540) minute = 540 + (minute % 60);
  else if (weekday(day) < 5) return at;
  while (weekday(day) > 4) day++;
  return fromLocal(day, minute);
}
