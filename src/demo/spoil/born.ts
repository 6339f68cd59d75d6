import { civilDay, dayNumber, type DayNumber } from '../calendar.ts';
import type { Random } from '../random.ts';

/** A date of birth with an error in it. Always a day that exists: days that do not are planted elsewhere. */
export function spoilBorn(born: DayNumber, error: string, random: Random): DayNumber | undefined {
  const { year, month, day } = civilDay(born);
  switch (error) {
    case 'missing':
      return undefined;
    case 'day-month':
      return day <= 12 && day !== month ? dayNumber(year, day, month) : born;
    case 'digit': {
      const other = day <= 18 ? day + 10 : day - 10;
      return random.chance(0.5)
        ? dayNumber(year, month, other)
        : dayNumber(year, (month % 12) + 1, Math.min(day, 28));
    }
    case 'year':
      return dayNumber(year + random.pick([-10, -1, 1, -1, 1]), month, Math.min(day, 28));
    case 'first-january':
      return dayNumber(year, 1, 1);
    default:
      return born;
  }
}
