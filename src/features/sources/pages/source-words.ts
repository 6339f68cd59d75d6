import { countInWords, dayInWords, numberInWords } from '../../../web/formats.ts';
import { dayOf } from '../../../kernel/clock.ts';
import { freshnessOf, isOverdue, type Freshness } from '../rules/freshness.ts';
import type { Fates, Regime, Sharing, Source } from '../types.ts';

export const regimeInWords: Record<Regime, string> = {
  'uk-gdpr': 'UK GDPR',
  'dpa-part-3': 'Law enforcement (Data Protection Act 2018, Part 3)',
  'open-data': 'Open data, which names nobody',
};

export const sharingInWords: Record<Sharing, string> = {
  rows: 'Rows, with who is in them where an agreement says so',
  'rows-without-identity': 'Rows, never who is in them',
  totals: 'Totals only',
};

export const deliveryInWords: Record<Source['extracts'], string> = {
  full: 'everything the source holds',
  changes: 'what changed since the one before',
};

export function freshnessOfSource(source: Source, now: Temporal.Instant): Freshness {
  const last = source.lastReceivedAt && dayOf(source.lastReceivedAt);
  return freshnessOf(last, source.expectedEveryDays, dayOf(now));
}

/** "today", "yesterday", "3 days ago". */
function agoInWords(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'yesterday' : `${numberInWords(days)} days ago`;
}

/** "every day", "every 7 days". */
export function rhythmInWords(days: number | undefined): string {
  if (days === undefined) return 'at no set time';
  return days === 1 ? 'every day' : `every ${numberInWords(days)} days`;
}

/** "3 days ago", or "nothing yet", for a table. */
export function lastInShort(freshness: Freshness): string {
  return freshness.state === 'never' ? 'nothing yet' : agoInWords(freshness.daysAgo);
}

/** "The last extract came 3 days ago; one is expected every day, so it is late." */
export function freshnessSentence(freshness: Freshness): string {
  const { expectedEveryDays: every } = freshness;
  if (freshness.state === 'never')
    return every === undefined
      ? 'Nothing has been received yet.'
      : `Nothing has been received yet; an extract is expected ${rhythmInWords(every)}.`;
  const came = `The last extract came ${agoInWords(freshness.daysAgo)}`;
  if (freshness.state === 'no-rhythm') return `${came}; they come at no set time.`;
  const late = freshness.state === 'late' ? ', so it is late' : '';
  return `${came}; one is expected ${rhythmInWords(every)}${late}.`;
}

/** "Its latest report was told on 28 October 2025." */
export function reachSentence({ reachesTo }: Source): string | undefined {
  return reachesTo && `Its latest report was told on ${dayInWords(reachesTo)}.`;
}

/** "1 of 6 sources is late: Wexcombe Homes has sent nothing since 3 March 2025." Late ones first, the rest in a number. */
export function listSentence(sources: readonly Source[], now: Temporal.Instant): string {
  if (sources.length === 0) return 'No partner sends anything yet.';
  const overdue = sources.filter((source) => isOverdue(freshnessOfSource(source, now)));
  if (overdue.length === 0)
    return sources.length === 1
      ? 'The one source is up to date.'
      : `All ${numberInWords(sources.length)} sources are up to date.`;
  const of = `${numberInWords(overdue.length)} of ${countInWords(sources.length, 'source')} ${overdue.length === 1 ? 'is' : 'are'} late`;
  const named = overdue.slice(0, 3).map(({ name, lastReceivedAt }) => {
    const since = lastReceivedAt ? `nothing since ${dayInWords(dayOf(lastReceivedAt))}` : 'nothing yet';
    return `${name} (${since})`;
  });
  const rest =
    overdue.length > named.length ? ` and ${numberInWords(overdue.length - named.length)} more` : '';
  return `${of}: ${named.join(', ')}${rest}.`;
}

/** "74,273 rows read = 74,271 accepted + 2 quarantined + 0 duplicate + 0 superseded" */
export function fatesSentence({ read, accepted, quarantined, duplicate, superseded }: Fates): string {
  const sum = [
    `${numberInWords(accepted)} accepted`,
    `${numberInWords(quarantined)} quarantined`,
    `${numberInWords(duplicate)} duplicate`,
    `${numberInWords(superseded)} superseded`,
  ];
  return `${numberInWords(read)} ${read === 1 ? 'row' : 'rows'} read = ${sum.join(' + ')}`;
}

/** "20%", "less than 1%", or nothing where there is nothing to take a share of. */
export function shareInWords(part: number, whole: number): string {
  if (whole === 0) return '';
  const percent = (part / whole) * 100;
  if (percent > 0 && percent < 1) return 'less than 1%';
  return percent > 99 && part < whole ? 'more than 99%' : `${Math.round(percent)}%`;
}
