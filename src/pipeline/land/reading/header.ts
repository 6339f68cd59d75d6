import { refuse, RefusalError } from '../../../kernel/result.ts';

/** The columns a mapping file says an extract has. */
export interface ExpectedColumns {
  required: readonly string[];
  /** Known columns that a file may leave out. */
  optional: readonly string[];
  /** Columns that nobody named are passed over; without it, they are refused. */
  others?: 'passed-over';
}

/** A header as compared: case, spaces and line breaks in a name do not matter. */
export function columnKey(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Which of the first rows is the header: the one that names most of the columns expected (the first of equals). */
export function likeliestHeader(rows: readonly (readonly string[])[], expected: ExpectedColumns): number {
  const known = new Set([...expected.required, ...expected.optional].map(columnKey));
  const score = (cells: readonly string[]) => cells.filter((cell) => known.has(columnKey(cell))).length;
  let best = 0;
  for (let at = 1; at < rows.length; at++) if (score(rows[at]!) > score(rows[best]!)) best = at;
  return best;
}

/**
 * Holds a header against what the mapping expects; the order of columns does not matter.
 *
 * @returns the names of the columns, as the mapping spells them, without empty ones at the end
 * @throws RefusalError naming the file, the row and the column
 */
export function checkHeader(
  cells: readonly string[],
  expected: ExpectedColumns,
  where: { fileName: string; row: number; mostColumns: number; delimiter?: string },
): string[] {
  const { fileName, row } = where;
  const names = [...cells];
  while (names.length > 0 && names.at(-1)!.trim() === '') names.pop();
  if (names.length > where.mostColumns) throw refusal.tooMany(fileName, names.length, where.mostColumns);
  if (where.delimiter !== undefined) refuseOtherDelimiter(names, expected, fileName, row, where.delimiter);
  const spelling = new Map(
    [...expected.required, ...expected.optional].map((name) => [columnKey(name), name]),
  );
  const seen = new Set<string>();
  const found = names.map((name) => {
    const key = columnKey(name);
    if (seen.has(key)) throw refusal.twice(fileName, row, name);
    seen.add(key);
    return spelling.get(key) ?? name;
  });
  const missing = expected.required.filter((name) => !seen.has(columnKey(name)));
  const extra = found.filter((name) => !spelling.has(columnKey(name)));
  if (missing.length > 0) throw refusal.missing(fileName, row, missing, extra);
  if (extra.length > 0 && expected.others === undefined) throw refusal.extra(fileName, row, extra);
  return found;
}

function refuseOtherDelimiter(
  names: readonly string[],
  expected: ExpectedColumns,
  fileName: string,
  row: number,
  delimiter: string,
): void {
  const line = names.join(delimiter);
  const known = new Set(expected.required.map(columnKey));
  const hits = (by: string) =>
    line.split(by).filter((name) => known.has(columnKey(name.replaceAll('"', '')))).length;
  if (hits(delimiter) > 1) return;
  const better = [',', ';', '\t', '|'].find(
    (other) => other !== delimiter && hits(other) > hits(delimiter) && hits(other) > 1,
  );
  if (better) throw refusal.delimiter(fileName, row, delimiter, better, hits(better));
}

const mostListed = 30;

/** Names in quotation marks; of a great many the first thirty, and how many more. */
const listed = (names: readonly string[]) => {
  const named = names.slice(0, mostListed).map((name) => `“${name.slice(0, 60)}”`);
  const more = names.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ');
};
const spoken = (delimiter: string) => (delimiter === '\t' ? 'tabs' : `“${delimiter}”`);

const refusal = {
  tooMany: (file: string, count: number, most: number) =>
    new RefusalError(
      refuse(
        'invalid',
        'extracts/too-many-columns',
        `“${file}” was refused: its header has ${count} columns, more than the ${most} that a file may have.`,
      ).refusal,
    ),
  twice: (file: string, row: number, name: string) =>
    new RefusalError(
      refuse(
        'invalid',
        'extracts/column-twice',
        `“${file}” was refused: row ${row} names the column “${name}” twice, so it is not clear which one is meant.`,
      ).refusal,
    ),
  missing: (file: string, row: number, missing: readonly string[], extra: readonly string[]) =>
    new RefusalError(
      refuse(
        'invalid',
        'extracts/missing-column',
        `“${file}” was refused: the header in row ${row} lacks ${missing.length === 1 ? 'the column' : `${missing.length} columns:`} ${listed(missing)}${extra.length > 0 ? `, and has ${listed(extra)} that the mapping does not know` : ''}. If the source has changed, change its mapping; if not, ask the sender for the whole file.`,
      ).refusal,
    ),
  extra: (file: string, row: number, extra: readonly string[]) =>
    new RefusalError(
      refuse(
        'invalid',
        'extracts/extra-column',
        `“${file}” was refused: the header in row ${row} has ${extra.length === 1 ? 'a column' : 'columns'} that the mapping does not know: ${listed(extra)}. Add ${extra.length === 1 ? 'it' : 'them'} to the mapping (as optional, when not needed), so that nothing is received unawares.`,
      ).refusal,
    ),
  delimiter: (file: string, row: number, expected: string, found: string, count: number) =>
    new RefusalError(
      refuse(
        'invalid',
        'extracts/wrong-delimiter',
        `“${file}” was refused: the mapping expects values divided by ${spoken(expected)}, but the header in row ${row} is divided by ${spoken(found)} (${count} known columns that way). Correct the mapping or the export.`,
      ).refusal,
    ),
};
