import { DataTable, type Column } from '../../../web/table/index.ts';
import type { ListedIncident } from '../types.ts';
import { toldInShort } from './in-words.ts';

const columns: Column<ListedIncident>[] = [
  {
    key: 'reference',
    header: 'Incident',
    nowrap: true,
    cell: ({ reference }) => (
      <a class="govuk-link" href={`/incidents/${reference}`}>
        {reference}
      </a>
    ),
  },
  { key: 'told', header: 'Told', nowrap: true, cell: ({ told }) => toldInShort(told) },
  { key: 'what', header: 'What', cell: ({ category }) => category },
  { key: 'ward', header: 'Ward', cell: ({ ward }) => ward ?? '–' },
  { key: 'toldTo', header: 'Told to', cell: ({ toldTo }) => toldTo.join(', ') },
];

/** A few incidents, the newest first, for a start page. */
export function NewestIncidents({ incidents }: { incidents: readonly ListedIncident[] }) {
  return <DataTable caption="The newest incidents" columns={columns} rows={[...incidents]} />;
}
