import { Zip, ZipDeflate } from 'fflate';
import { createFile, type FileMade } from './text-file.ts';

/** A cell: text, a number, a day as Excel counts days, or nothing. */
export type Cell = string | number | { serialDay: number } | undefined;

export interface XlsxSink {
  write(row: readonly Cell[]): void;
  end(): FileMade;
}

/** Local clocks, so that the bytes are the same in every time zone: the format has no zone. */
const zipTime = '2026-01-05T06:00:00';
const dayStyle = 1;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeXml = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign]!);

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org';
const spreadsheet = `xmlns="${office}/spreadsheetml/2006/main"`;
const relationship = `${office}/officeDocument/2006/relationships`;
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function columnName(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26);
}

/**
 * An Excel workbook of one sheet, written row by row. Texts among `shared` go through the shared-strings table, the
 * others stand in their cells: both are usual, and a reader must know both. The bytes depend on the rows alone.
 */
export function xlsxSink(path: string, sheetName: string, shared: readonly string[]): XlsxSink {
  const file = createFile(path);
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    file.write(chunk);
  });
  const numbers = new Map([...new Set(shared)].map((text, at) => [text, at]));
  const columns: string[] = [];
  let rowNo = 0;
  let waiting = '';

  function begin(name: string): ZipDeflate {
    const entry = new ZipDeflate(name, { level: 4 });
    entry.mtime = zipTime;
    zip.add(entry);
    return entry;
  }

  function put(name: string, text: string): void {
    begin(name).push(Buffer.from(declaration + text), true);
  }

  put(
    '[Content_Types].xml',
    `<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${contentType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${contentType}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${contentType}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${contentType}.sharedStrings+xml"/></Types>`,
  );
  put(
    '_rels/.rels',
    `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${relationship}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  put(
    'xl/workbook.xml',
    `<workbook ${spreadsheet} xmlns:r="${relationship}"><sheets><sheet name="${escapeXml(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  );
  put(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${relationship}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relationship}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${relationship}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  );
  put(
    'xl/styles.xml',
    `<styleSheet ${spreadsheet}><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  );
  put(
    'xl/sharedStrings.xml',
    `<sst ${spreadsheet} uniqueCount="${numbers.size}">${[...numbers.keys()].map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join('')}</sst>`,
  );
  const sheet = begin('xl/worksheets/sheet1.xml');
  sheet.push(Buffer.from(`${declaration}<worksheet ${spreadsheet}><sheetData>`));

  function cell(value: Cell, at: number): string {
    if (value === undefined || value === '') return '';
    const where = `${(columns[at] ??= columnName(at))}${rowNo}`;
    if (typeof value === 'number') return `<c r="${where}"><v>${value}</v></c>`;
    if (typeof value === 'object') return `<c r="${where}" s="${dayStyle}"><v>${value.serialDay}</v></c>`;
    const known = numbers.get(value);
    if (known !== undefined) return `<c r="${where}" t="s"><v>${known}</v></c>`;
    return `<c r="${where}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
  }

  return {
    write(row) {
      rowNo++;
      waiting += `<row r="${rowNo}">${row.map(cell).join('')}</row>`;
      if (waiting.length < 65536) return;
      sheet.push(Buffer.from(waiting));
      waiting = '';
    },
    end() {
      sheet.push(Buffer.from(`${waiting}</sheetData></worksheet>`), true);
      zip.end();
      return file.end();
    },
  };
}
