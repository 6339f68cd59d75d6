import { momentInWords, numberInWords } from '../../../web/formats.ts';
import { streamCsv, toCsv, type CsvColumn } from '../../../web/table/index.ts';
import type { ListedIncident } from '../types.ts';
import type { IncidentsState } from './incidents-url.ts';
import { classInWords, nounOf, periodInWords, toldInShort } from './in-words.ts';

const localTime = (at: Temporal.Instant | undefined) =>
  at?.toZonedDateTimeISO('Europe/London').toString({ timeZoneName: 'never', smallestUnit: 'minute' });

const columns: CsvColumn<ListedIncident>[] = [
  { header: 'Incident', value: ({ reference }) => reference },
  {
    header: 'Told',
    value: ({ told }) => (told.precision === 'minute' ? localTime(told.at) : toldInShort(told)),
  },
  { header: 'Told to the nearest', value: ({ told }) => (told.at ? told.precision : 'not known') },
  { header: 'Kind', value: ({ kind }) => kind },
  { header: 'What', value: ({ category }) => category },
  { header: 'Class', value: ({ nsir, kind }) => classInWords(nsir, kind) },
  { header: 'Where', value: ({ place }) => place },
  { header: 'Ward', value: ({ ward }) => ward },
  { header: 'Small area', value: ({ lsoa }) => lsoa },
  { header: 'Easting', value: ({ grid }) => grid?.easting },
  { header: 'Northing', value: ({ grid }) => grid?.northing },
  { header: 'Grid square in metres', value: ({ grid }) => grid?.toM },
  { header: 'Told to', value: ({ toldTo }) => toldTo.join('; ') },
  { header: 'Reports', value: ({ reports }) => reports },
  { header: 'Closed', value: ({ closedAt }) => localTime(closedAt) },
  { header: 'Outcome', value: ({ outcome }) => outcome },
  { header: 'Held under', value: ({ regime }) => regime },
];

export interface FileFacts {
  state: IncidentsState;
  partners: readonly string[];
  attributions: readonly string[];
  at: Temporal.Instant;
  /** Rows that the file may hold. */
  mostRows: number;
}

/** The list as a file, and under it what it is: filters, sources, licences, when. */
export async function* incidentsFile(
  rows: AsyncIterable<ListedIncident>,
  facts: FileFacts,
): AsyncGenerator<string> {
  let written = 0;
  async function* counted() {
    for await (const row of rows) {
      written++;
      yield row;
    }
  }
  yield* streamCsv(columns, counted());
  yield '\r\n';
  yield toCsv([{ header: 'About this file', value: (line: string) => line }], notes(facts, written));
}

function notes({ state, partners, attributions, at, mostRows }: FileFacts, written: number): string[] {
  const asked = [
    `Kind: ${nounOf[state.kind][1]}`,
    `Told: ${periodInWords(state.from, state.until).trim() || 'at any time'}`,
    ...(state.q ? [`Words: ${state.q}`] : []),
    ...(state.partner.length > 0 ? [`Told to: ${state.partner.join(', ')}`] : []),
    ...(state.class.length > 0 ? [`Class: ${state.class.join(', ')}`] : []),
    ...(state.category ? [`What: ${state.category}`] : []),
    ...(state.area ? [`Area: ${state.area}`] : []),
    ...(state.mapped ? [`On the map: ${state.mapped}`] : []),
  ];
  return [
    `Source: Commonweal, from the reports of ${partners.join(', ')}`,
    `Filters: ${asked.join('; ')}`,
    `Rows: ${numberInWords(written)}${written >= mostRows ? ', the most that one file may hold; there may be more' : ''}`,
    `Taken: ${momentInWords(at)}`,
    ...attributions,
    'Each row is an incident as the earliest report that fits tells it; it is shown for the reader who took the file, and is not for passing on.',
  ];
}
