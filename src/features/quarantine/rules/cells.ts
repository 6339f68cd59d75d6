import type { Cell } from '../types.ts';

/**
 * A row as received, value by value. A flat row comes as a list in the order of `columns`; an item with parts within it
 * comes as itself, and each of its values is named by the way to it.
 *
 * @param content what was kept of the row; null once it was erased
 * @example {caller: {name: "Sam"}, tags: ["a"]} → "caller.name" Sam, "tags.0" a
 */
export function cellsOf(columns: readonly string[], content: unknown): Cell[] {
  if (content === null || content === undefined) return [];
  if (!Array.isArray(content)) return leavesOf('', content);
  return content.map((value, at) => ({ column: columns[at] ?? `column ${at + 1}`, value: textOf(value) }));
}

function leavesOf(path: string, part: unknown): Cell[] {
  if (typeof part !== 'object' || part === null) return [{ column: path || 'item', value: textOf(part) }];
  return Object.entries(part).flatMap(([name, inner]) => leavesOf(path ? `${path}.${name}` : name, inner));
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * Whether a fault of `field` is about this cell: by its name, or by its way with [] for any place in a list. A value that
 * was read from two columns together is named "Logged + Logged time", and is about both.
 */
export function isAbout(field: string | undefined, { column }: Cell): boolean {
  if (field === undefined) return false;
  return [field, ...field.split(' + ')].some((name) => name === column || plain(name) === plain(column));
}

function plain(name: string): string {
  return name
    .replaceAll('[]', '')
    .replaceAll(/\.\d+(?=\.|$)/g, '')
    .toLowerCase();
}

/** "not-a-day" → "Not a day" */
export function ruleInWords(rule: string): string {
  const words = rule.replaceAll('-', ' ');
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`;
}
