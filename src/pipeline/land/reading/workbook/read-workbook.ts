import { checkHeader, likeliestHeader, type ExpectedColumns } from '../header.ts';
import type { Caps, RawRow, Reading } from '../raw-row.ts';
import { openArchive, refused, type RandomAccess } from './open-archive.ts';
import { sheetRows } from './sheet-rows.ts';
import { readParts } from './workbook-parts.ts';

export interface WorkbookFile {
  fileName: string;
  bytes: RandomAccess;
  /** The sheet's name; the first sheet where none is given. */
  sheet: string | undefined;
  titleRows: number;
  expected: ExpectedColumns;
  caps: Caps;
}

/** Opens one sheet of an Excel workbook (.xlsx): header found below its title rows and checked, rows numbered as Excel does. */
export async function readWorkbook(file: WorkbookFile): Promise<Reading> {
  const { fileName, caps } = file;
  const archive = await openArchive(file.bytes, fileName, caps);
  if (!archive.has('xl/workbook.xml')) throw refused(fileName, 'it is a ZIP archive, not an Excel workbook');
  const parts = await readParts(archive, fileName);
  const sheet =
    file.sheet === undefined ? parts.sheets[0] : parts.sheets.find(({ name }) => name === file.sheet);
  if (!sheet)
    throw refused(
      fileName,
      `it has no sheet “${file.sheet ?? 1}”, only ${parts.sheets.map(({ name }) => `“${name}”`).join(', ')}`,
    );
  const batches = sheetRows(await archive.entry(sheet.part), fileName, parts, caps.columns);
  const first: RawRow[] = [];
  let ended = false;
  while (first.length <= file.titleRows && !ended) {
    const { value, done } = await batches.next();
    ended = done === true;
    if (!ended) first.push(...(value as RawRow[]));
  }
  if (first.length === 0) throw refused(fileName, `its sheet “${sheet.name}” is empty`);
  const at = likeliestHeader(
    first.slice(0, file.titleRows + 1).map((row) => row.cells),
    file.expected,
  );
  const columns = checkHeader(first[at]!.cells, file.expected, {
    fileName,
    row: first[at]!.row,
    mostColumns: caps.columns,
  });
  async function* rows(): AsyncGenerator<RawRow[]> {
    try {
      if (first.length > at + 1) yield first.slice(at + 1).map((row) => fitted(row, columns.length));
      if (!ended) for await (const batch of batches) yield batch.map((row) => fitted(row, columns.length));
    } finally {
      archive.close();
    }
  }
  return { columns, rows: rows() };
}

/** A sheet leaves out empty cells at the end of a row; cells beyond the header are a fault. */
function fitted(row: RawRow, width: number): RawRow {
  const cells = row.cells.slice(0, width);
  while (cells.length < width) cells.push('');
  const beyond = row.cells.slice(width).find((cell) => cell.trim() !== '');
  if (beyond === undefined) return { ...row, cells };
  return {
    row: row.row,
    cells: row.cells,
    fault: {
      rule: 'too-many-fields',
      column: width,
      value: beyond,
      reason: `the row has a value to the right of the last of the ${width} columns of the header.`,
    },
  };
}
