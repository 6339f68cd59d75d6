import type { ComponentChildren } from 'preact';
import { Details } from '../components/details.tsx';
import { DataTable, type Column } from '../table/data-table.tsx';

export interface FigureTable {
  columns: readonly { header: string; numeric?: boolean }[];
  /** Cells in the order of the columns; a number too small to show is `<Suppressed />`. */
  rows: readonly (readonly ComponentChildren[])[];
}

/** "Show the numbers": the table behind a drawing, always printed. */
export function FigureData(props: { id: string; title: string; table: FigureTable }) {
  const columns = props.table.columns.map(
    ({ header, numeric }, index): Column<readonly ComponentChildren[]> => ({
      key: String(index),
      header,
      numeric,
      cell: (row) => row[index],
    }),
  );
  return (
    <Details summary="Show the numbers">
      <DataTable
        id={`${props.id}-data`}
        caption={props.title}
        captionHidden
        columns={columns}
        rows={props.table.rows}
      />
    </Details>
  );
}
