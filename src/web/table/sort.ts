/** How a list is sorted, as its address says it: `toldAt`, or `-toldAt` for largest or latest first. */
export interface Sorting {
  key: string;
  descending: boolean;
}

export function readSorting(sort: string): Sorting {
  return sort.startsWith('-') ? { key: sort.slice(1), descending: true } : { key: sort, descending: false };
}

/** What the address should say after the column of `key` is pressed: turned round, or begun in its first order. */
export function nextSort(current: string, key: string, descendingFirst = false): string {
  const now = readSorting(current);
  const descending = now.key === key ? !now.descending : descendingFirst;
  return descending ? `-${key}` : key;
}
