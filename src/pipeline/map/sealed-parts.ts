import { columnKey } from '../land/reading/header.ts';
import type { RawRow } from '../land/reading/raw-row.ts';
import type { Mapping } from '../mapping/schema.ts';

export interface SealedParts {
  /** Positions of the columns that tell, or may tell, a sealed address. */
  positions: ReadonlySet<number>;
  /** The same as paths in a nested item; * stands for any place in a list. */
  paths: string[][];
  /** The place of the report is read from the same columns, and so would give the address away. */
  placeIsSealed: boolean;
}

/**
 * Which parts of a row tell an address that may have to be sealed: its own columns, and the words that were said, which
 * may repeat it. Undefined where the mapping seals nothing.
 */
export function sealedParts(mapping: Mapping, columns: readonly string[]): SealedParts | undefined {
  const sealing = mapping.people.filter((person) => person['sealed-if'] !== undefined);
  if (sealing.length === 0) return undefined;
  const names = sealing.flatMap((person) => {
    const own = [person.address ?? [], person.postcode?.columns ?? [], person.uprn?.columns ?? []].flat();
    return person.each === undefined ? own : own.map((name) => `${person.each}.*.${name}`);
  });
  names.push(...[mapping.report.words ?? []].flat());
  const keys = new Set(names.map(columnKey));
  const positions = new Set(columns.flatMap((name, at) => (keys.has(columnKey(name)) ? [at] : [])));
  const placeColumns = mapping.place.flatMap((place) =>
    [place.address ?? [], place.postcode?.columns ?? [], place.uprn?.columns ?? []].flat(),
  );
  return {
    positions,
    paths: names.map((name) => name.split('.')),
    placeIsSealed: placeColumns.some((name) => keys.has(columnKey(name))),
  };
}

const blank = '[sealed]';

/** The row as kept, without its sealed values. */
export function contentWithout(raw: RawRow, { positions, paths }: SealedParts): string {
  if (raw.item === undefined)
    return JSON.stringify(raw.cells.map((cell, at) => (positions.has(at) && cell !== '' ? blank : cell)));
  const item = structuredClone(raw.item);
  for (const path of paths) blankAt(item, path);
  return JSON.stringify(item);
}

function blankAt(item: unknown, [part, ...rest]: string[]): void {
  if (typeof item !== 'object' || item === null || part === undefined) return;
  if (part === '*' && Array.isArray(item)) {
    for (const one of item as unknown[]) blankAt(one, rest);
    return;
  }
  if (!Object.hasOwn(item, part)) return;
  const record = item as Record<string, unknown>;
  if (rest.length > 0) blankAt(record[part], rest);
  else if (record[part] !== null && record[part] !== '') record[part] = blank;
}
