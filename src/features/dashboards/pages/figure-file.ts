import { momentInWords } from '../../../web/formats.ts';
import { toCsv, type CsvColumn } from '../../../web/table/index.ts';
import type { FigureName, FigureRow, Figures, MonthRow, Shown } from '../types.ts';
import { periodInWords } from './in-words.ts';

const titles: Record<FigureName, string> = {
  'by-month': 'Month',
  'by-class': 'Class',
  'by-category': 'What happened',
  'by-partner': 'Partner',
  'by-area': 'Ward',
};

/** A count as a file has it: hidden ones in words, never as nothing or nought. */
const cell = (count: Shown) => count ?? 'fewer than 5';

/** One figure as a file, and under it what it is. */
export function figureFile(
  name: FigureName,
  figures: Figures,
  about: { filters: string; attributions: readonly string[] },
): string {
  const rows = rowsOf(name, figures);
  const isCompared = rows.some((row) => 'yearBefore' in row);
  const columns: CsvColumn<MonthRow>[] = [
    { header: titles[name], value: (row) => row.name },
    { header: 'Code', value: (row) => row.code },
    { header: 'Reports', value: (row) => cell(row.reports) },
    { header: 'Incidents', value: (row) => cell(row.incidents) },
    ...(isCompared
      ? [{ header: 'Reports a year before', value: (row: MonthRow) => cell(row.yearBefore) }]
      : []),
  ];
  const notes = [
    `Source: Commonweal, from the reports of ${[...new Set(figures.sources.map(({ source }) => source.partner))].join(', ')}`,
    `Period: ${periodInWords(figures.period)}`,
    `Filters: ${about.filters}`,
    `Picture of: ${momentInWords(figures.cut)}`,
    ...(figures.isRounded ? ['Counts are to the nearest five; those under five are not shown.'] : []),
    ...about.attributions,
  ];
  return `${toCsv(columns, rows)}\r\n${toCsv([{ header: 'About this file', value: (line: string) => line }], notes)}`;
}

function rowsOf(name: FigureName, figures: Figures): readonly (FigureRow | MonthRow)[] {
  switch (name) {
    case 'by-month':
      return figures.byMonth;
    case 'by-class':
      return figures.byClass;
    case 'by-category':
      return figures.byCategory;
    case 'by-partner':
      return figures.byPartner;
    case 'by-area':
      return figures.byArea;
  }
}
