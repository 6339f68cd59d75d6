import { belowHeader } from '../below-header.ts';
import type { ExpectedColumns } from '../header.ts';
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
  return belowHeader(batches, {
    ...file,
    mostColumns: caps.columns,
    empty: () => refused(fileName, `its sheet “${sheet.name}” is empty`),
    fitted,
  });
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
