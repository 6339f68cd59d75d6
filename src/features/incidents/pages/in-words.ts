import {
  countInWords,
  dayInShort,
  dayInWords,
  momentInShort,
  momentInWords,
  monthInWords,
  numberInWords,
} from '../../../web/formats.ts';
import type { IncidentCount, IncidentKind, Told } from '../types.ts';

const zone = 'Europe/London';

/** "3 Nov 2025, 17:30", as exactly as it is known, for tables. */
export function toldInShort({ at, precision }: Told): string {
  if (!at) return 'Not known';
  const day = at.toZonedDateTimeISO(zone).toPlainDate();
  if (precision === 'month') return dayInShort(day).replace(/^\d+ /, '');
  return precision === 'day' ? dayInShort(day) : momentInShort(at);
}

/** "3 November 2025 at 5:30pm", "November 2025", "a time that is not known". */
export function toldInWords({ at, precision }: Told): string {
  if (!at) return 'a time that is not known';
  const day = at.toZonedDateTimeISO(zone).toPlainDate();
  if (precision === 'month') return monthInWords(day.toPlainYearMonth());
  return precision === 'day' ? dayInWords(day) : momentInWords(at);
}

/** "on 3 November 2025 at 5:30pm", "in November 2025", "at a time that is not known". */
export function whenTold(told: Told): string {
  const preposition = told.at === undefined ? 'at' : told.precision === 'month' ? 'in' : 'on';
  return `${preposition} ${toldInWords(told)}`;
}

/** What is counted: one, and many. */
export const nounOf: Record<IncidentKind, readonly [string, string]> = {
  asb: ['incident', 'incidents'],
  crime: ['crime', 'crimes'],
  all: ['incident or crime', 'incidents and crimes'],
};

const classWords: Record<string, string> = {
  personal: 'Personal',
  nuisance: 'Nuisance',
  environmental: 'Environmental',
  unclassified: 'Unclassified',
  'not-asb': 'Not classed',
};

/** The law a report is held under, in short. */
export const regimeWords: Record<string, string> = {
  'uk-gdpr': 'UK GDPR',
  'dpa-part-3': 'Law enforcement',
  'open-data': 'Open data',
};

/** "Personal"; a crime has no class of the standard. */
export function classInWords(nsir: string, kind: string): string {
  return kind === 'crime' ? 'Crime' : (classWords[nsir] ?? nsir);
}

/** " between 1 October and 31 December 2025", " between 3 and 9 November 2025", " since 1 October 2025", " on 3 November 2025"; empty without days. */
export function periodInWords(from?: Temporal.PlainDate, until?: Temporal.PlainDate): string {
  if (from && until) {
    if (from.equals(until)) return ` on ${dayInWords(from)}`;
    const last = dayInWords(until);
    if (from.year !== until.year) return ` between ${dayInWords(from)} and ${last}`;
    const first =
      from.month === until.month ? String(from.day) : dayInWords(from).replace(` ${from.year}`, '');
    return ` between ${first} and ${last}`;
  }
  if (from) return ` since ${dayInWords(from)}`;
  return until ? ` up to ${dayInWords(until)}` : '';
}

/**
 * The one sentence of the list.
 * @example "412 incidents told to 3 partners between 1 October and 31 December 2025; 38 have no place on the map."
 */
export function countInSentence(
  count: IncidentCount,
  kind: IncidentKind,
  asked: { from?: Temporal.PlainDate | undefined; until?: Temporal.PlainDate | undefined },
): string {
  const noun = nounOf[kind];
  if (count.incidents === 0) return `No ${noun[1]} match what you asked for.`;
  const from = asked.from ?? (count.exact ? count.firstDay : undefined);
  const until = asked.until ?? (count.exact ? count.lastDay : undefined);
  const what = `${count.exact ? '' : 'More than '}${countInWords(count.incidents, ...noun)}`;
  const isRepeated = count.exact && count.reports > count.incidents;
  // Of a count that stopped early only its size is known, not whom all of it was told to.
  const told = count.exact
    ? ` told ${isRepeated ? `in ${numberInWords(count.reports)} reports ` : ''}to ${countInWords(count.partners, 'partner')}`
    : '';
  return `${what}${told}${periodInWords(from, until)}${unmappedInWords(count)}.`;
}

function unmappedInWords({ unmapped, incidents, exact }: IncidentCount): string {
  if (unmapped === 0) return '';
  if (exact && unmapped === incidents)
    return incidents === 1 ? '; it has no place on the map' : '; none has a place on the map';
  const many = `${exact ? '' : 'at least '}${numberInWords(unmapped)}`;
  return `; ${many} ${unmapped === 1 ? 'has' : 'have'} no place on the map`;
}
