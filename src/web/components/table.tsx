import type { ComponentChildren } from 'preact';
import { classList, type Attributes, type Optional } from './slots.ts';

export type TableCell = Optional<{
  children: ComponentChildren;
  format: 'numeric';
  class: string;
  colspan: number;
  rowspan: number;
  attributes: Attributes;
}>;

export type TableProps = { rows: TableCell[][] } & Optional<{
  head: TableCell[];
  caption: string;
  captionClass: string;
  firstCellIsHeader: boolean;
  class: string;
  attributes: Attributes;
}>;

/** A plain small table. Lists that sort, page or filter use DataTable. */
export function Table(props: TableProps) {
  return (
    <table class={classList('govuk-table', props.class)} {...props.attributes}>
      {props.caption && (
        <caption class={classList('govuk-table__caption', props.captionClass)}>{props.caption}</caption>
      )}
      {props.head && (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {props.head.map((cell) => (
              <th scope="col" {...cellAttributes(cell, 'govuk-table__header')}>
                {cell.children}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody class="govuk-table__body">
        {props.rows.map((row) => (
          <tr class="govuk-table__row">
            {row.map((cell, index) =>
              index === 0 && props.firstCellIsHeader ? (
                <th scope="row" {...cellAttributes(cell, 'govuk-table__header')}>
                  {cell.children}
                </th>
              ) : (
                <td {...cellAttributes(cell, 'govuk-table__cell')}>{cell.children}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function cellAttributes(cell: TableCell, block: string) {
  return {
    class: classList(block, cell.format && `${block}--${cell.format}`, cell.class),
    colSpan: cell.colspan || undefined,
    rowSpan: cell.rowspan || undefined,
    ...cell.attributes,
  };
}
