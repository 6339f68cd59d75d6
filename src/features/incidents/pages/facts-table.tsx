import { DataTable, type Column } from '../../../web/table/index.ts';
import type { OpenedReport } from '../types.ts';
import { factsOf, type Fact } from './facts.ts';

/** Every fact beside where it was read, down to the row of the file: a column for each report. */
export function FactsTable({ reports }: { reports: readonly OpenedReport[] }) {
  const columns: Column<Fact>[] = [
    { key: 'fact', header: 'Fact', nowrap: true, cell: ({ fact }) => fact },
    ...reports.map(({ from }, at): Column<Fact> => ({
      key: `report-${at}`,
      header: reports.length === 1 ? from.partner : `${at + 1}. ${from.partner}`,
      cell: ({ values }) => <span class="cw-wrap">{values[at] ?? 'Not given'}</span>,
    })),
  ];
  return (
    <DataTable
      id="facts"
      caption="Where each fact came from"
      captionHidden
      columns={columns}
      rows={factsOf(reports)}
    />
  );
}
