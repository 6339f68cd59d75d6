import type { Archive } from './open-archive.ts';
import { readAllXml } from './read-xml.ts';

export interface WorkbookParts {
  sheets: { name: string; part: string }[];
  /** Dates count from 1904, as on old Macs. */
  from1904: boolean;
  strings: string[];
  /** For each cell style, whether it shows a number as a date or time. */
  dateStyles: boolean[];
}

/** What must be known before a sheet can be read: the sheets' names, the shared strings, which styles mean dates. */
export async function readParts(archive: Archive, fileName: string): Promise<WorkbookParts> {
  const parts: WorkbookParts = { sheets: [], from1904: false, strings: [], dateStyles: [] };
  const sheets: { name: string; id: string }[] = [];
  await readAllXml(await archive.entry('xl/workbook.xml'), fileName, {
    open(name, attributes) {
      if (name === 'workbookPr') parts.from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
      if (name === 'sheet') sheets.push({ name: attributes['name'] ?? '', id: attributes['r:id'] ?? '' });
    },
  });
  const targets = new Map<string, string>();
  await readAllXml(await archive.entry('xl/_rels/workbook.xml.rels'), fileName, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const target = attributes['Target'] ?? '';
      targets.set(attributes['Id'] ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  parts.sheets = sheets.map(({ name, id }) => ({ name, part: targets.get(id) ?? '' }));
  if (archive.has('xl/sharedStrings.xml')) parts.strings = await readStrings(archive, fileName);
  if (archive.has('xl/styles.xml')) parts.dateStyles = await readDateStyles(archive, fileName);
  return parts;
}

async function readStrings(archive: Archive, fileName: string): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = false;
  await readAllXml(await archive.entry('xl/sharedStrings.xml'), fileName, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') phonetic = true;
    },
    text(more) {
      if (inText && !phonetic) text += more;
    },
    close(name) {
      if (name === 'si') strings.push(text);
      else if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
    },
  });
  return strings;
}

/** The numbers of built-in formats that show dates or times. @source ECMA-376 part 1, §18.8.30 */
const builtInDates = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);

async function readDateStyles(archive: Archive, fileName: string): Promise<boolean[]> {
  const formats = new Map<number, string>();
  const styles: boolean[] = [];
  let inCellStyles = false;
  await readAllXml(await archive.entry('xl/styles.xml'), fileName, {
    open(name, attributes) {
      if (name === 'numFmt') formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'xf' && inCellStyles) {
        const id = Number(attributes['numFmtId'] ?? 0);
        styles.push(builtInDates.has(id) || showsDates(formats.get(id) ?? ''));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return styles;
}

/** Whether a number format has a day, month, year, hour or second in it, outside of quoted text, colours and locales. */
export function showsDates(format: string): boolean {
  const bare = format.split(';')[0]!.replace(/"[^"]*"|\\.|_.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return !/general/i.test(bare) && /[dmyhs]/i.test(bare);
}
