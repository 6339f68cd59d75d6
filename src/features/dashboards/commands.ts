import { leadInWords, monthName, shownInWords } from './pages/in-words.ts';
import type { FigureRow, Figures } from './types.ts';

/** What `commonweal dashboards figures` prints for a person; `--json` prints the answer as it is. */
export function describeFigures(figures: Figures): string {
  return [
    leadInWords(figures),
    ...table('Reports by month', figures.byMonth, ({ code }) => monthName(code)),
    ...table('By class', figures.byClass),
    ...table('What was told of most', figures.byCategory),
    ...table('By partner', figures.byPartner),
    ...table('By ward', figures.byArea),
  ].join('\n');
}

function table(title: string, rows: readonly FigureRow[], name = (row: FigureRow) => row.name): string[] {
  return [
    '',
    title,
    ...rows.map((row) => `  ${name(row).padEnd(44)}${shownInWords(row.reports).padStart(14)}`),
  ];
}
