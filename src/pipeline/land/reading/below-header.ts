import { checkHeader, likeliestHeader, type ExpectedColumns } from './header.ts';
import type { RawRow, Reading } from './raw-row.ts';

export interface HeadedTable {
  fileName: string;
  /** How many rows of title and remarks may stand above the header. */
  titleRows: number;
  expected: ExpectedColumns;
  mostColumns: number;
  delimiter?: string;
  /** What to throw where there is not one row. */
  empty(): Error;
  /** Called with the columns once they are known, before any row is given. */
  onColumns?(columns: readonly string[]): void;
  /** The row as wide as the header, or with its fault. */
  fitted(row: RawRow, width: number): RawRow;
}

/** Finds and checks the header of a table, and gives the rows below it as they come. */
export async function belowHeader(batches: AsyncGenerator<RawRow[]>, table: HeadedTable): Promise<Reading> {
  const first: RawRow[] = [];
  let ended = false;
  while (first.length <= table.titleRows && !ended) {
    const { value, done } = await batches.next();
    ended = done === true;
    if (!ended) first.push(...(value as RawRow[]));
  }
  if (first.length === 0) throw table.empty();
  const at = headerAmong(first, table);
  const { fileName, expected, mostColumns, delimiter } = table;
  const header = first[at]!;
  const columns = checkHeader(header.cells, expected, {
    fileName,
    row: header.row,
    mostColumns,
    ...(delimiter === undefined ? {} : { delimiter }),
  });
  table.onColumns?.(columns);
  const fit = (row: RawRow) => table.fitted(row, columns.length);
  async function* rows(): AsyncGenerator<RawRow[]> {
    if (first.length > at + 1) yield first.slice(at + 1).map(fit);
    if (!ended) for await (const batch of batches) yield batch.map(fit);
  }
  return { columns, rows: rows() };
}

/** Position of the header among the first rows of a file. */
export function headerAmong(
  rows: readonly RawRow[],
  { titleRows, expected }: Pick<HeadedTable, 'titleRows' | 'expected'>,
): number {
  return likeliestHeader(
    rows.slice(0, titleRows + 1).map((row) => row.cells),
    expected,
  );
}
