import type { ComponentChildren } from 'preact';
import { classList, type Optional } from '../components/slots.ts';
import { EmptyState } from '../states.tsx';
import { nextSort, readSorting } from './sort.ts';

export type Column<Row> = {
  /** Also the value in the address when the column can be sorted by. */
  key: string;
  header: string;
  cell: (row: Row) => ComponentChildren;
} & Optional<{
  /** Digits line up on the right. */
  numeric: boolean;
  sortable: boolean;
  /** Largest or latest first on the first press. */
  descendingFirst: boolean;
  /** The cell that names the row; the first column unless another says so. */
  rowHeader: boolean;
  /** Kept on one line: references, dates. */
  nowrap: boolean;
}>;

export type DataTableProps<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
} & Optional<{
  /** Unique in the page; needed when there are two tables. */
  id: string;
  /** When the heading above already says it: the caption is then only read out. */
  captionHidden: boolean;
  sort: { current: string; href: (sort: string) => string };
  /** What to show in place of a table without rows. */
  empty: ComponentChildren;
  /** Rows at the foot, such as a total; drawn by the same columns. */
  totals: readonly Row[];
  /** Taller rows, for a short table that is read rather than scanned. */
  roomy: boolean;
}>;

/**
 * A list as a table, sorted by links. On a narrow screen each row of a wide one stands as a card with its labels; roles are
 * written out because some browsers forget what a table is when it is laid out as anything else.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, sort, id = 'table' } = props;
  if (rows.length === 0) {
    return <>{props.empty ?? <EmptyState title={`No ${props.caption.toLowerCase()}`} />}</>;
  }
  const sorting = sort && readSorting(sort.current);
  const headerKey = columns.find((column) => column.rowHeader)?.key ?? columns[0]?.key;
  const drawRow = (row: Row) => (
    <tr class="govuk-table__row" role="row">
      {columns.map((column) => (
        <Cell column={column} row={row} isRowHeader={column.key === headerKey} />
      ))}
    </tr>
  );
  return (
    <div class="cw-table-pane" role="region" aria-labelledby={`${id}-caption`} tabIndex={0}>
      <table
        id={id}
        role="table"
        class={classList(
          'govuk-table cw-table',
          columns.length < 4 ? 'cw-table--few' : 'cw-table--cards',
          props.roomy && 'cw-table--roomy',
        )}
      >
        <caption
          id={`${id}-caption`}
          class={props.captionHidden ? 'govuk-visually-hidden' : 'govuk-table__caption cw-table__caption'}
        >
          {props.caption}
        </caption>
        <thead class="govuk-table__head" role="rowgroup">
          <tr class="govuk-table__row" role="row">
            {columns.map((column) => (
              <th
                scope="col"
                role="columnheader"
                class={classList(
                  'govuk-table__header',
                  column.numeric && 'govuk-table__header--numeric',
                  sort && column.sortable && 'cw-table__sorts',
                )}
                aria-sort={ariaSort(column, sorting)}
              >
                {sort && column.sortable ? (
                  <SortLink
                    column={column}
                    href={sort.href(nextSort(sort.current, column.key, column.descendingFirst))}
                    state={ariaSort(column, sorting)}
                  />
                ) : (
                  column.header
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body" role="rowgroup">
          {rows.map(drawRow)}
        </tbody>
        {props.totals && props.totals.length > 0 && (
          <tfoot class="cw-table__foot" role="rowgroup">
            {props.totals.map(drawRow)}
          </tfoot>
        )}
      </table>
    </div>
  );
}

function ariaSort<Row>(column: Column<Row>, sorting: { key: string; descending: boolean } | undefined) {
  if (!column.sortable || !sorting) return undefined;
  if (sorting.key !== column.key) return 'none';
  return sorting.descending ? 'descending' : 'ascending';
}

function SortLink<Row>(props: { column: Column<Row>; href: string; state: ReturnType<typeof ariaSort> }) {
  return (
    <a class={`cw-sort cw-sort--${props.state}`} href={props.href}>
      {props.column.header}
      <svg
        class="cw-sort__arrows"
        viewBox="0 0 10 14"
        width="10"
        height="14"
        aria-hidden="true"
        focusable="false"
      >
        <path class="cw-sort__up" d="M5 0l4 5H1z" />
        <path class="cw-sort__down" d="M5 14l4-5H1z" />
      </svg>
    </a>
  );
}

function Cell<Row>({ column, row, isRowHeader }: { column: Column<Row>; row: Row; isRowHeader: boolean }) {
  const shared = classList(column.numeric && 'govuk-table__cell--numeric', column.nowrap && 'cw-nowrap');
  return isRowHeader ? (
    <th scope="row" role="rowheader" class={classList('govuk-table__header cw-table__row-header', shared)}>
      {column.cell(row)}
    </th>
  ) : (
    <td role="cell" data-label={column.header} class={classList('govuk-table__cell', shared)}>
      {column.cell(row)}
    </td>
  );
}
