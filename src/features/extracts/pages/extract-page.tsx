import { Button, SummaryList, WarningText } from '../../../web/components/index.ts';
import { Form } from '../../../web/forms/index.ts';
import { countInWords, dayInWords, momentInWords, numberInWords } from '../../../web/formats.ts';
import { dayOf } from '../../../kernel/clock.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { DataTable, type Column } from '../../../web/table/index.ts';
import { ExtractStateTag, fatesSentence, regimeInWords, shareInWords } from '../../sources/index.ts';
import { sizeInWords } from '../rules/spoken-format.ts';
import type { Extract } from '../types.ts';

export interface ExtractPageProps {
  extract: Extract;
  csrf: string;
  /** Whether the reader is a data steward who keeps its records. */
  mayKeep: boolean;
}

/** What became of one delivery: the sentence, the sum, the receipt. */
export function ExtractPage({ extract, csrf, mayKeep }: ExtractPageProps) {
  const { state, fates, source } = extract;
  return (
    <>
      <PageHeading
        caption={`${source.name}, ${extract.partner}`}
        title={`Extract ${extract.no}`}
        lead={sentence(extract)}
        actions={
          mayKeep &&
          fates.quarantined > 0 && (
            <a class="govuk-link" href={`/quarantine?source=${source.code}`}>
              Mend {countInWords(fates.quarantined, 'row')}
            </a>
          )
        }
      />
      {extract.why !== undefined && state === 'held' && <WarningText>{extract.why}</WarningText>}
      {state === 'held' && mayKeep && (
        <Form csrfToken={csrf} action={`/extracts/${extract.no}/release`}>
          <Button preventDoubleClick>Let it in all the same</Button>
        </Form>
      )}
      {extract.why !== undefined && state === 'failed' && (
        <pre class="cw-text" tabIndex={0} aria-label="Why it was refused">
          {extract.why}
        </pre>
      )}
      {fates.read > 0 && <Sum extract={extract} />}
      <Receipt extract={extract} />
    </>
  );
}

function sentence({ state, fates, totalRows, isInPicture }: Extract): string {
  switch (state) {
    case 'landing':
      return `${numberInWords(fates.read)}${totalRows === undefined ? '' : ` of ${numberInWords(totalRows)}`} rows are recorded so far.`;
    case 'held':
      return 'It is held: nothing of it is recorded until a data steward lets it in.';
    case 'failed':
      return 'It was refused whole, and nothing of it is recorded. Ask the sender for another file, or change the mapping.';
    case 'undone':
      return 'It was undone: nothing of it counts any more.';
    case 'closed': {
      const all =
        fates.read === 0
          ? 'It held no rows.'
          : `Every row is accounted for: ${countInWords(fates.read, 'row')} read.`;
      const waits =
        fates.quarantined === 0
          ? ''
          : ` ${countInWords(fates.quarantined, 'row')} ${fates.quarantined === 1 ? 'waits' : 'wait'} in quarantine.`;
      const later =
        isInPicture || fates.read === 0 ? '' : ' Incidents and people will take it in with the next refresh.';
      return `${all}${waits}${later}`;
    }
  }
}

interface FateRow {
  name: string;
  rows: number;
  share: string;
  meaning: string;
}

const columns: Column<FateRow>[] = [
  { key: 'name', header: 'Fate', cell: ({ name }) => name },
  { key: 'rows', header: 'Rows', numeric: true, cell: ({ rows }) => numberInWords(rows) },
  { key: 'share', header: 'Share', numeric: true, nowrap: true, cell: ({ share }) => share },
  { key: 'meaning', header: 'Meaning', cell: ({ meaning }) => <div class="cw-wrap">{meaning}</div> },
];

const meanings = [
  ['accepted', 'Accepted', 'Made into a report, with its place and people'],
  ['quarantined', 'Quarantined', 'Waits until a value is put right'],
  ['duplicate', 'Duplicate', 'Says what was known already, or tells of something erased lawfully'],
  ['superseded', 'Superseded', 'A newer row of the same reference took its place'],
] as const;

function Sum({ extract }: { extract: Extract }) {
  const { fates } = extract;
  const rows = meanings.map(([fate, name, meaning]) => ({
    name,
    rows: fates[fate],
    share: shareInWords(fates[fate], fates.read),
    meaning,
  }));
  const read = {
    name: 'Rows read',
    rows: fates.read,
    share: '',
    meaning: 'The sum of the four; the database allows nothing else',
  };
  return (
    <>
      <h2 class="govuk-heading-m">What became of its rows</h2>
      <p class="govuk-body cw-tabular">{fatesSentence(fates)}</p>
      <DataTable
        caption="What became of its rows"
        captionHidden
        columns={columns}
        rows={rows}
        totals={[read]}
      />
      {fates.accepted > 0 && <p class="govuk-body">{acceptedInWords(extract)}</p>}
    </>
  );
}

/** "Of the accepted rows, 14,830 have no class and 12 lie in none of the areas." */
function acceptedInWords(extract: Extract): string {
  const found = [
    extract.unclassified > 0 && `${numberInWords(extract.unclassified)} have no class`,
    extract.withoutPoint > 0 && `${numberInWords(extract.withoutPoint)} have no point on the map`,
    extract.outsideAreas > 0 && `${numberInWords(extract.outsideAreas)} lie in none of the areas`,
    extract.valuesLeftOut > 0 &&
      `${countInWords(extract.valuesLeftOut, 'value')} could not be read and the mapping lets them be left out`,
  ].filter((words) => words !== false);
  if (found.length === 0) return 'Every accepted row has a class, a point on the map and an area.';
  const last = found.pop()!;
  return `Of the accepted rows: ${found.length > 0 ? `${found.join(', ')} and ` : ''}${last}.`;
}

function Receipt({ extract }: { extract: Extract }) {
  return (
    <>
      <h2 class="govuk-heading-m">Receipt</h2>
      <SummaryList
        rows={[
          { key: 'State', value: <ExtractStateTag state={extract.state} /> },
          { key: 'File', value: extract.fileName },
          {
            key: 'Received',
            value: `${momentInWords(extract.receivedAt)}, by ${extract.receivedBy ?? 'the program'}`,
          },
          {
            key: 'Size',
            value: `${sizeInWords(extract.byteCount)} (${countInWords(extract.byteCount, 'byte')})`,
          },
          { key: 'SHA-256', value: <code class="cw-hash">{extract.sha256}</code> },
          {
            key: 'Read with',
            value: (
              <a
                class="govuk-link"
                href={`/sources/${extract.source.code}/mapping?version=${extract.mappingVersion}`}
              >
                Mapping, version {extract.mappingVersion}
              </a>
            ),
          },
          { key: 'Held under', value: regimeInWords[extract.regime] },
          extract.closedAt !== undefined && { key: 'Taken in', value: momentInWords(extract.closedAt) },
          { key: 'The file itself', value: bytesInWords(extract) },
        ]}
      />
    </>
  );
}

function bytesInWords({ state, bytesDisposedAt, bytesKeptUntil }: Extract): string {
  if (bytesDisposedAt)
    return `Destroyed on ${dayInWords(dayOf(bytesDisposedAt))}; its hash and this receipt stay`;
  if (state === 'failed') return 'Destroyed when it was refused';
  return bytesKeptUntil
    ? `Kept, encrypted, until ${dayInWords(bytesKeptUntil)}, and then destroyed`
    : 'Kept, encrypted';
}
