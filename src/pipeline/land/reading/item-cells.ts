/** Nested items as cells: the value at each path, as text. */

/** @param path parts of a path; a figure picks from a list, from 0 */
export function valueAt(item: unknown, path: readonly string[]): unknown {
  let at = item;
  for (const part of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Object.hasOwn(at, part) ? (at as Record<string, unknown>)[part] : undefined;
  }
  return at;
}

export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as number | boolean);
}

const paths = new Map<string, string[]>();
export function pathOf(column: string): string[] {
  let path = paths.get(column);
  if (!path) {
    path = column.split('.');
    if (paths.size < 5000) paths.set(column, path);
  }
  return path;
}

export function itemCells(item: unknown, columns: readonly string[]): string[] {
  return columns.map((column) => textOf(valueAt(item, pathOf(column))));
}

/** The paths of every value in an item, with [] for any place in a list: "actions[].at". */
export function leafPaths(item: unknown, prefix = ''): string[] {
  if (Array.isArray(item)) return [...new Set(item.flatMap((one) => leafPaths(one, `${prefix}[]`)))];
  if (typeof item !== 'object' || item === null) return [prefix];
  return Object.entries(item).flatMap(([name, value]) =>
    leafPaths(value, prefix === '' ? name : `${prefix}.${name}`),
  );
}
