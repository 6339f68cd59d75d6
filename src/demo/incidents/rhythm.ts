import { civilDay, firstDay, lastDay, weekday, type DayNumber } from '../calendar.ts';
import { createChoice, type Choice, type Random } from '../random.ts';

/*
 * When things happen. The shapes are assumptions that follow what partnerships publish: rowdiness on Friday and
 * Saturday nights and in light evenings, noise late, fly-tipping found on weekday mornings, fires in spring and around
 * Bonfire Night, school-run trouble in term.
 */
export const hourShapes = {
  evening: [3, 2, 1, 1, 0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 6, 8, 9, 10, 11, 11, 10, 8, 5],
  night: [10, 9, 7, 4, 2, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 5, 7, 9, 11, 12],
  day: [0, 0, 0, 0, 0, 1, 3, 6, 9, 10, 10, 9, 8, 8, 7, 7, 6, 5, 4, 3, 2, 1, 1, 0],
  school: [0, 0, 0, 0, 0, 0, 0, 2, 6, 2, 1, 1, 3, 3, 4, 12, 10, 7, 5, 4, 3, 2, 1, 0],
  allDay: [2, 1, 1, 1, 1, 1, 2, 3, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 4, 4, 3, 3],
  closing: [9, 8, 6, 3, 1, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 3, 4, 5, 6, 7, 9, 11, 12],
} as const;

/** Monday first. */
export const weekShapes = {
  weekend: [0.8, 0.8, 0.85, 0.95, 1.35, 1.5, 1.1],
  weekday: [1.25, 1.15, 1.1, 1.1, 1.05, 0.7, 0.65],
  even: [1, 1, 1, 1, 1.05, 1.05, 0.95],
} as const;

/** January first. */
export const yearShapes = {
  even: [1, 0.95, 1, 1, 1.05, 1.05, 1.05, 1.05, 1, 1, 0.95, 0.9],
  summer: [0.6, 0.65, 0.85, 1.1, 1.25, 1.4, 1.55, 1.5, 1.1, 0.9, 0.65, 0.55],
  dark: [1.15, 1, 0.95, 0.8, 0.7, 0.65, 0.7, 0.8, 1, 1.5, 1.45, 1.2],
  dry: [0.4, 0.6, 1.3, 1.8, 1.4, 1.1, 1.1, 1, 0.8, 1.3, 1.2, 0.4],
  term: [1.1, 1, 1.15, 0.8, 1.1, 1.2, 0.75, 0.3, 1.3, 1.1, 1.2, 0.8],
} as const;

export type HourShape = keyof typeof hourShapes;
export type WeekShape = keyof typeof weekShapes;
export type YearShape = keyof typeof yearShapes;

export interface Rhythm {
  hours: HourShape;
  week: WeekShape;
  year: YearShape;
  /** How many times more from 29 October to 6 November and on New Year's Eve. */
  bonfire?: number;
}

/** Weight of a day: its month, its day of the week, and whether fireworks are about. */
function dayWeight(day: DayNumber, { week, year, bonfire = 1 }: Rhythm): number {
  const { month, day: dayOfMonth } = civilDay(day);
  const plain = weekShapes[week][weekday(day)]! * yearShapes[year][month - 1]!;
  const near =
    (month === 10 && dayOfMonth >= 29) ||
    (month === 11 && dayOfMonth <= 6) ||
    (month === 12 && dayOfMonth === 31);
  return near ? plain * bonfire : plain;
}

export interface Moment {
  day: DayNumber;
  minuteOfDay: number;
}

export interface Timing {
  /** A moment of the two years. */
  moment(random: Random): Moment;
  /** A minute of some given day. */
  minute(random: Random): number;
}

export function timingFor(rhythm: Rhythm): Timing {
  const days = Array.from({ length: lastDay - firstDay + 1 }, (_, at) => dayWeight(firstDay + at, rhythm));
  // The last day is left to reports of what came before, so that none is told after the period.
  days.fill(0, -1);
  const pickDay: Choice = createChoice(days);
  const pickHour: Choice = createChoice(hourShapes[rhythm.hours]);
  const minute = (random: Random) => pickHour(random) * 60 + random.below(60);
  return { minute, moment: (random) => ({ day: firstDay + pickDay(random), minuteOfDay: minute(random) }) };
}

export function monthOf(day: DayNumber): number {
  return civilDay(day).month;
}
