import { countInWords, dayInWords, monthInWords, numberInWords } from '../../../web/formats.ts';
import { daysIn, wholeMonthsIn } from '../rules/periods.ts';
import { changePercent } from '../rules/shown.ts';
import type { FigureRow, Figures, MonthRow, Period, Shown } from '../types.ts';

/** "1 January to 31 December 2025", "3 to 9 March 2025", "3 March 2025" */
export function periodInWords({ from, until }: Period): string {
  if (from.equals(until)) return dayInWords(from);
  const isOneYear = from.year === until.year;
  const isOneMonth = isOneYear && from.month === until.month;
  const first = isOneMonth
    ? String(from.day)
    : dayInWords(from).replace(isOneYear ? ` ${from.year}` : '', '');
  return `${first} to ${dayInWords(until)}`;
}

function onOrFrom(period: Period): string {
  return `${period.from.equals(period.until) ? 'on' : 'from'} ${periodInWords(period)}`;
}

/** "1,205", "fewer than 5" */
export function shownInWords(count: Shown): string {
  return count === undefined ? 'fewer than 5' : numberInWords(count);
}

function reportsInWords(count: Shown): string {
  return count === undefined ? 'fewer than 5 reports' : countInWords(count, 'report');
}

/** ", 3% more than the 12 months before"; empty where there is nothing to compare with. */
function changeInWords(now: Shown, before: Shown, than: string): string {
  const change = changePercent(now, before);
  if (change === undefined) return '';
  if (change === 0) return `, as many as ${than}`;
  return `, ${numberInWords(Math.abs(change))}% ${change > 0 ? 'more' : 'fewer'} than ${than}`;
}

/** The one sentence of the page. */
export function leadInWords(figures: Figures): string {
  const { total, period, before } = figures;
  if (total.reports === 0) return `Nothing that fits was told ${onOrFrom(period)}.`;
  const about = figures.isRounded && total.reports !== undefined ? 'about ' : '';
  const of =
    total.incidents !== undefined && total.incidents !== total.reports
      ? ` of ${about}${countInWords(total.incidents, 'incident')}`
      : '';
  const sentence = `${about}${reportsInWords(total.reports)}${of}, told to ${countInWords(total.partners, 'partner')} ${onOrFrom(period)}${changeInWords(total.reports, before, timeBefore(period))}.`;
  return `${sentence[0]?.toUpperCase()}${sentence.slice(1)}`;
}

/** "the 12 months before", "the month before", "the 40 days before" */
function timeBefore(period: Period): string {
  const months = wholeMonthsIn(period);
  if (months === 1) return 'the month before';
  return months
    ? `the ${numberInWords(months)} months before`
    : `the ${countInWords(daysIn(period), 'day')} before`;
}

export function monthName(code: string): string {
  return monthInWords(Temporal.PlainYearMonth.from(code));
}

/** "Most in August 2025, 1,204 reports; fewest in February 2025, 612." */
export function monthFinding(rows: readonly MonthRow[]): string {
  const known = rows.filter((row) => row.reports !== undefined);
  const [first] = known;
  if (!first || known.every(({ reports }) => reports === 0)) return 'No month has enough reports to show.';
  if (known.length === 1) return `${monthName(first.code)} had ${reportsInWords(first.reports)}.`;
  const most = known.reduce((a, b) => (b.reports! > a.reports! ? b : a));
  const fewest = known.reduce((a, b) => (b.reports! < a.reports! ? b : a));
  const last = known.at(-1)!;
  const change = changeInWords(
    last.reports,
    last.yearBefore,
    `in ${monthName(last.code).replace(/\d+$/, '')}the year before`,
  );
  return `Most in ${monthName(most.code)}, ${reportsInWords(most.reports)}; fewest in ${monthName(fewest.code)}, ${shownInWords(fewest.reports)}${change && `. ${monthName(last.code)} had ${shownInWords(last.reports)}${change}`}.`;
}

/** "Nuisance has 62% of reports, then personal with 21%." */
export function shareFinding(rows: readonly FigureRow[], total: Shown): string {
  const [first, second] = rows
    .filter(({ reports }) => (reports ?? 0) > 0)
    .sort((a, b) => b.reports! - a.reports!);
  if (!first) return 'None has enough reports to show.';
  const share = (count: Shown) =>
    total === undefined || total === 0 || count === undefined
      ? undefined
      : Math.min(100, Math.round((count / total) * 100));
  const led = share(first.reports);
  const leading =
    led === undefined ? `${first.name} has most reports` : `${first.name} has ${led}% of reports`;
  const next = second && share(second.reports);
  return next === undefined ? `${leading}.` : `${leading}, then ${second!.name} with ${next}%.`;
}

/** "Lodebridge South has most, 1,204 reports; the three with most have 41% of all." */
export function areaFinding(rows: readonly FigureRow[], total: Shown): string {
  const [first] = rows;
  if (!first || !first.reports) return 'No ward has enough reports to show.';
  const leading = `${first.name} has most, ${reportsInWords(first.reports)}`;
  const three = rows.slice(0, 3).reduce((sum, { reports }) => sum + (reports ?? 0), 0);
  if (rows.length <= 3 || !total) return `${leading}.`;
  return `${leading}; the three wards with most have ${Math.min(100, Math.round((three / total) * 100))}% of all.`;
}

/** "43 more are in no ward. "; empty where there is none. */
export function elsewhereInWords(count: Shown): string {
  if (count === 0) return '';
  const many = shownInWords(count);
  return `${many[0]?.toUpperCase()}${many.slice(1)} more ${count === 1 ? 'is' : 'are'} in no ward. `;
}
