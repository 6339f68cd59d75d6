import { formatGridReference } from '../../../engines/geometry/index.ts';
import { momentInWords, numberInWords } from '../../../web/formats.ts';
import type { OpenedReport } from '../types.ts';
import { classInWords, regimeWords, toldInWords } from './in-words.ts';

/** One thing that may be said of an incident, and what each report says of it. */
export interface Fact {
  fact: string;
  /** One a report, in their order; undefined where it says nothing. */
  values: readonly (string | undefined)[];
}

/** Where each report was read, then every fact that any of them gives, in the order in which a reader asks for them. */
export function factsOf(reports: readonly OpenedReport[]): Fact[] {
  return [...read, ...asked]
    .map(([fact, valueOf]) => ({ fact, values: reports.map(valueOf) }))
    .filter(({ values }) => values.some((value) => value !== undefined));
}

type Asked = [string, (report: OpenedReport) => string | undefined];

const read: Asked[] = [
  ['Source', ({ from }) => from.source],
  ['File', ({ from }) => from.fileName],
  ['Row of the file', ({ from }) => numberInWords(from.rowNo)],
  ['Received', ({ from }) => momentInWords(from.receivedAt)],
  ['Read by mapping', ({ from }) => `Version ${from.mappingVersion}`],
  ['Held under', ({ regime }) => regimeWords[regime] ?? regime],
];

const asked: Asked[] = [
  [
    'What',
    ({ category, sourceCategory }) => (sourceCategory ? `${category}, from “${sourceCategory}”` : category),
  ],
  ['Class of the national standard', ({ nsir, kind }) => classInWords(nsir, kind)],
  ['Told', ({ told }) => sentence(toldInWords(told))],
  ['Happened', happenedInWords],
  ['How it was told', ({ channel }) => channel],
  ['Place', ({ place }) => place],
  ['Grid reference', ({ grid }) => grid && gridInWords(grid)],
  ['Grid reference from', gridSourceInWords],
  ['Ward', ({ ward }) => ward],
  ['Small area', ({ lsoa }) => lsoa],
  ['Acknowledged', ({ acknowledgedAt }) => acknowledgedAt && momentInWords(acknowledgedAt)],
  ['Visited', ({ visitedAt }) => visitedAt && momentInWords(visitedAt)],
  ['Closed', ({ closedAt }) => closedAt && momentInWords(closedAt)],
  ['Outcome', ({ outcome }) => outcome],
  ['Another system’s reference', ({ crossReference }) => crossReference],
];

/** "3 November 2025 at 5pm", "between … and …"; undefined where it is not known. */
export function happenedInWords({ happened }: OpenedReport): string | undefined {
  const { from, until } = happened;
  if (from && until && !from.equals(until))
    return `Between ${momentInWords(from)} and ${momentInWords(until)}`;
  const at = from ?? until;
  return at && momentInWords(at);
}

/** "NZ 273 421, to 100 metres" */
export function gridInWords(grid: { easting: number; northing: number; toM: number }): string | undefined {
  const reference = formatGridReference(grid, grid.toM === 1 ? 10 : 6);
  return reference === undefined || grid.toM === 1 ? reference : `${reference}, to ${grid.toM} metres`;
}

/** "The gazetteer, by property number or address. Contains OS data …"; undefined where there is no grid reference. */
function gridSourceInWords({ grid, lookedUp }: OpenedReport): string | undefined {
  if (!grid) return undefined;
  return lookedUp ? `The gazetteer, ${lookedUpInWords(lookedUp)}` : 'The source itself';
}

/** "by property number or address. Contains OS data …" */
export function lookedUpInWords({ attribution }: NonNullable<OpenedReport['lookedUp']>): string {
  return `by property number or address${attribution ? `. ${attribution}` : ''}`;
}

function sentence(words: string): string {
  return `${words[0]?.toUpperCase()}${words.slice(1)}`;
}
