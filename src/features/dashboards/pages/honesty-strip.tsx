import { Tag } from '../../../web/components/index.ts';
import { dayInShort, numberInWords } from '../../../web/formats.ts';
import { DataTable, type Column } from '../../../web/table/index.ts';
import { freshnessOfSource, isOverdue, lastInShort, shareInWords } from '../../sources/index.ts';
import type { Shown, SourceHonesty } from '../types.ts';
import { ShownCount } from './figure-sections.tsx';

/** How far the figures can be trusted: by source, how fresh, and what is missing. */
export function HonestyStrip(props: { sources: readonly SourceHonesty[]; now: Temporal.Instant }) {
  const columns: Column<SourceHonesty>[] = [
    { key: 'source', header: 'Source', cell: ({ source }) => source.name },
    { key: 'partner', header: 'Partner', cell: ({ source }) => source.partner },
    {
      key: 'last',
      header: 'Last extract',
      nowrap: true,
      cell: ({ source }) => {
        const freshness = freshnessOfSource(source, props.now);
        return (
          <>
            {lastInShort(freshness)} {isOverdue(freshness) && <Tag colour="yellow">Late</Tag>}
          </>
        );
      },
    },
    {
      key: 'reaches',
      header: 'Reports up to',
      nowrap: true,
      cell: ({ source }) => (source.reachesTo ? dayInShort(source.reachesTo) : '–'),
    },
    {
      key: 'reports',
      header: 'Reports here',
      numeric: true,
      cell: ({ reports }) => <ShownCount count={reports} />,
    },
    {
      key: 'unclassified',
      header: 'Without a class',
      numeric: true,
      cell: ({ unclassified, reports }) => <Share part={unclassified} whole={reports} />,
    },
    {
      key: 'outside',
      header: 'In no ward',
      numeric: true,
      cell: ({ outside, reports }) => <Share part={outside} whole={reports} />,
    },
    {
      key: 'quarantined',
      header: 'Rows in quarantine',
      numeric: true,
      cell: ({ source }) => numberInWords(source.fates.quarantined),
    },
  ];
  return (
    <section aria-labelledby="honesty">
      <h2 class="govuk-heading-m" id="honesty">
        How far these figures can be trusted
      </h2>
      <DataTable
        id="sources"
        caption="Sources of these figures"
        captionHidden
        columns={columns}
        rows={props.sources}
      />
    </section>
  );
}

function Share({ part, whole }: { part: Shown; whole: Shown }) {
  if (whole === 0) return <>–</>;
  if (part === undefined || whole === undefined) return <ShownCount count={part} />;
  return <>{part === 0 ? 'none' : shareInWords(part, whole)}</>;
}
