import type { CategoryChoice } from '../types.ts';

/** What this feature reads of a category; `local` are the codes from the top of the tree down to it. */
export interface KnownCategory {
  name: string;
  local: readonly string[];
}

type Table = ReadonlyMap<string, KnownCategory>;

/** A category and all under it; nothing for a code that is not in the tree. */
export function codesUnder(table: Table, code: string): string[] {
  return [...table].filter(([, { local }]) => local.includes(code)).map(([known]) => known);
}

/** The branches under one top of the tree, each followed by those under it, as a filter offers them. */
export function choicesUnder(table: Table, top: string): CategoryChoice[] {
  return [...table].flatMap(([code, { name, local }]) =>
    local[0] === top && local.length > 1 ? [{ code, name, depth: local.length - 2 }] : [],
  );
}

/** What a category is called; a code that has left the tree speaks for itself. */
export function categoryName(table: Table, code: string): string {
  return table.get(code)?.name ?? code.replaceAll('-', ' ');
}
