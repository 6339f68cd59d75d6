import { columnKey } from '../land/reading/header.ts';
import { itemCells } from '../land/reading/item-cells.ts';
import type { RawRow } from '../land/reading/raw-row.ts';

/** Values put right, by column; in an item by the way to the value: "tenancy.tenants.0.surname". */
export type Corrections = Readonly<Record<string, string>>;

/**
 * A row as it was kept, with what a person put right, ready to be read again.
 *
 * @param content what source_record kept: the values in the order of `columns`, or the item
 * @param wanted for items, the paths that the mapping reads
 * @returns undefined where it was never a row (a line that is not JSON) or a correction names nothing in it
 */
export function correctedRow(
  row: number,
  content: unknown,
  columns: readonly string[],
  wanted: readonly string[],
  corrections: Corrections,
): RawRow | undefined {
  if (Array.isArray(content)) {
    const cells = columns.map((_, at) => String(content[at] ?? ''));
    for (const [column, value] of Object.entries(corrections)) {
      const at = columns.findIndex((name) => columnKey(name) === columnKey(column));
      if (at < 0) return undefined;
      cells[at] = value;
    }
    // A row that had too many or too few values is only known to be right when a person has gone over it.
    if (content.length !== columns.length && Object.keys(corrections).length === 0) return undefined;
    return { row, cells };
  }
  if (typeof content !== 'object' || content === null) return undefined;
  const item: unknown = structuredClone(content);
  for (const [path, value] of Object.entries(corrections))
    if (!setAt(item, path.split('.'), value)) return undefined;
  return { row, cells: itemCells(item, wanted), item };
}

function setAt(item: unknown, [part, ...rest]: string[], value: string): boolean {
  if (typeof item !== 'object' || item === null || part === undefined || !Object.hasOwn(item, part))
    return false;
  const record = item as Record<string, unknown>;
  if (rest.length > 0) return setAt(record[part], rest, value);
  record[part] = value;
  return true;
}
