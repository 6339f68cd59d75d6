import { momentInShort } from '../../../web/formats.ts';
import { DataTable, type Column } from '../../../web/table/index.ts';
import type { OpenedReport } from '../types.ts';

const columns: Column<OpenedReport>[] = [
  { key: 'partner', header: 'Partner', cell: ({ from }) => from.partner },
  {
    key: 'acknowledged',
    header: 'Acknowledged',
    nowrap: true,
    cell: (report) => recordedAt(report.acknowledgedAt),
  },
  { key: 'visited', header: 'Visited', nowrap: true, cell: (report) => recordedAt(report.visitedAt) },
  { key: 'closed', header: 'Closed', nowrap: true, cell: (report) => recordedAt(report.closedAt) },
  { key: 'outcome', header: 'Outcome', cell: ({ outcome }) => outcome ?? 'Not recorded' },
];

/** What each partner did about what it was told, as far as its records say. */
export function DoneTable({ reports }: { reports: readonly OpenedReport[] }) {
  return <DataTable id="done" caption="What was done" captionHidden columns={columns} rows={reports} roomy />;
}

function recordedAt(at: Temporal.Instant | undefined): string {
  return at ? momentInShort(at) : 'Not recorded';
}
