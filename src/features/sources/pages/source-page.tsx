import { Button, SummaryList } from '../../../web/components/index.ts';
import { momentInShort, momentInWords, numberInWords } from '../../../web/formats.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { EmptyState, StaleNotice } from '../../../web/states.tsx';
import { DataTable, type Column } from '../../../web/table/index.ts';
import { dayOf } from '../../../kernel/clock.ts';
import { isOverdue } from '../rules/freshness.ts';
import type { ListedExtract, MappingVersion, Source } from '../types.ts';
import { fateColumns } from './fate-columns.tsx';
import { ExtractStateTag } from './extract-state-tag.tsx';
import {
  deliveryInWords,
  fatesSentence,
  freshnessOfSource,
  freshnessSentence,
  reachSentence,
  regimeInWords,
  rhythmInWords,
  sharingInWords,
  shareInWords,
} from './source-words.ts';

export interface SourcePageProps {
  source: Source;
  extracts: ListedExtract[];
  mapping: MappingVersion | undefined;
  now: Temporal.Instant;
  /** Whether the reader is a data steward who keeps this source's records. */
  mayKeep: boolean;
}

/** One source: how fresh, what it holds and under which law, its extracts, its mapping. */
export function SourcePage({ source, extracts, mapping, now, mayKeep }: SourcePageProps) {
  const freshness = freshnessOfSource(source, now);
  const { fates, unclassified } = source;
  return (
    <>
      <PageHeading
        caption={source.partner}
        title={source.name}
        lead={[freshnessSentence(freshness), reachSentence(source)].filter(Boolean).join(' ')}
        actions={
          mayKeep && (
            <>
              {fates.quarantined > 0 && (
                <a class="govuk-link" href={`/quarantine?source=${source.code}`}>
                  Mend what is in quarantine
                </a>
              )}
              <Button href={`/sources/${source.code}/extracts/new`}>Land an extract</Button>
            </>
          )
        }
      />
      {isOverdue(freshness) && (
        <StaleNotice who={source.name} since={source.lastReceivedAt && dayOf(source.lastReceivedAt)}>
          What is counted for {source.partner} may be missing what came after.
        </StaleNotice>
      )}
      <SummaryList
        rows={[
          { key: 'What became of its rows', value: <span class="cw-tabular">{fatesSentence(fates)}</span> },
          fates.accepted > 0 && {
            key: 'Unclassified',
            value: `${numberInWords(unclassified)} of ${numberInWords(fates.accepted)} accepted rows (${shareInWords(unclassified, fates.accepted)})`,
          },
          {
            key: 'An extract holds',
            value: `${deliveryInWords[source.extracts]}; expected ${rhythmInWords(source.expectedEveryDays)}`,
          },
          { key: 'Held under', value: regimeInWords[source.regime] },
          { key: 'Shared as', value: sharingInWords[source.sharing] },
          source.attribution !== undefined && { key: 'Must be named with it', value: source.attribution },
          {
            key: 'Mapping',
            value: mapping ? (
              <>
                <a class="govuk-link" href={`/sources/${source.code}/mapping`}>
                  Version {mapping.version}
                </a>
                , {momentInWords(mapping.createdAt)}
                {mapping.author && `, by ${mapping.author}`}
              </>
            ) : (
              'None yet'
            ),
          },
          { key: 'Code', value: <code>{source.code}</code> },
        ]}
      />
      <h2 class="govuk-heading-m">Extracts</h2>
      <DataTable
        caption="Extracts, the last first"
        captionHidden
        columns={extractColumns}
        rows={extracts}
        empty={
          <EmptyState title="No extract yet">
            <p class="govuk-body">
              {mayKeep
                ? 'Land the first: choose the file as the partner sent it.'
                : 'What this source sends will be listed here, each with what became of its rows.'}
            </p>
          </EmptyState>
        }
      />
    </>
  );
}

const extractColumns: Column<ListedExtract>[] = [
  {
    key: 'receivedAt',
    header: 'Received',
    nowrap: true,
    cell: (extract) => (
      <a class="govuk-link" href={`/extracts/${extract.no}`}>
        {momentInShort(extract.receivedAt)}
      </a>
    ),
  },
  { key: 'state', header: 'State', cell: (extract) => <ExtractStateTag state={extract.state} /> },
  ...fateColumns<ListedExtract>(),
  { key: 'mapping', header: 'Mapping', numeric: true, cell: (extract) => extract.mappingVersion },
  { key: 'file', header: 'File', cell: (extract) => <div class="cw-wrap">{extract.fileName}</div> },
];
