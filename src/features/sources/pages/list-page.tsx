import { Button, Tag } from '../../../web/components/index.ts';
import { dayInShort } from '../../../web/formats.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { EmptyState } from '../../../web/states.tsx';
import { DataTable, type Column } from '../../../web/table/index.ts';
import { isOverdue } from '../rules/freshness.ts';
import type { Source } from '../types.ts';
import { fateColumns } from './fate-columns.tsx';
import { freshnessOfSource, lastInShort, listSentence, shareInWords } from './source-words.ts';

export interface ListPageProps {
  sources: Source[];
  now: Temporal.Instant;
  /** Whether the reader may add a source. */
  mayAdd: boolean;
}

/** Who sends what, how fresh it is, and what became of the rows. */
export function ListPage({ sources, now, mayAdd }: ListPageProps) {
  return (
    <>
      <PageHeading
        title="Sources"
        lead={listSentence(sources, now)}
        actions={
          <>
            <a class="govuk-link" href="/jobs">
              Jobs
            </a>
            {mayAdd && (
              <a class="govuk-link" href="/quarantine">
                Quarantine
              </a>
            )}
            {mayAdd && (
              <Button href="/sources/new" secondary>
                Add a source
              </Button>
            )}
          </>
        }
      />
      <DataTable
        caption="Sources, with what became of the rows they sent"
        captionHidden
        columns={columnsAt(now)}
        rows={sources}
        totals={sources.length > 1 ? [totalOf(sources)] : []}
        empty={
          <EmptyState title="No sources yet">
            <p class="govuk-body">
              {mayAdd
                ? 'Add the first: its mapping says which column means what.'
                : 'A partner’s data steward adds its sources.'}
            </p>
          </EmptyState>
        }
      />
      <p class="cw-small-print">
        Rows of all extracts taken in so far. Rows read are the sum of the next four. Unclassified: accepted
        rows whose source gave no class of anti-social behaviour, as a share of those accepted.
      </p>
    </>
  );
}

const isTotal = (source: Source) => source.code === '';

function columnsAt(now: Temporal.Instant): Column<Source>[] {
  return [
    {
      key: 'name',
      header: 'Source',
      cell: (source) =>
        isTotal(source) ? (
          source.name
        ) : (
          <a class="govuk-link" href={`/sources/${source.code}`}>
            {source.name}
          </a>
        ),
    },
    { key: 'partner', header: 'Partner', cell: (source) => source.partner },
    {
      key: 'last',
      header: 'Last extract',
      nowrap: true,
      cell: (source) => {
        if (isTotal(source)) return null;
        const freshness = freshnessOfSource(source, now);
        return (
          <>
            {lastInShort(freshness)} {isOverdue(freshness) && <Tag colour="orange">Late</Tag>}
          </>
        );
      },
    },
    {
      key: 'reaches',
      header: 'Reports up to',
      nowrap: true,
      cell: (source) => (source.reachesTo ? dayInShort(source.reachesTo) : isTotal(source) ? null : '–'),
    },
    ...fateColumns<Source>(),
    {
      key: 'unclassified',
      header: 'Unclassified',
      numeric: true,
      nowrap: true,
      cell: (source) => shareInWords(source.unclassified, source.fates.accepted),
    },
  ];
}

function totalOf(sources: readonly Source[]): Source {
  const sum = (of: (source: Source) => number) => sources.reduce((total, source) => total + of(source), 0);
  return {
    ...sources[0]!,
    code: '',
    name: 'All sources',
    partner: '',
    lastReceivedAt: undefined,
    reachesTo: undefined,
    fates: {
      read: sum(({ fates }) => fates.read),
      accepted: sum(({ fates }) => fates.accepted),
      quarantined: sum(({ fates }) => fates.quarantined),
      duplicate: sum(({ fates }) => fates.duplicate),
      superseded: sum(({ fates }) => fates.superseded),
    },
    unclassified: sum(({ unclassified }) => unclassified),
  };
}
