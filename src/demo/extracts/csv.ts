import { createFile } from './text-file.ts';
import type { RowSink } from './extract.ts';

function csvCell(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Comma-separated with CRLF and a byte order mark, as a Windows system exports it. */
export function csvSink(path: string, columns: readonly string[]): RowSink<string[]> {
  const file = createFile(path);
  file.write(`\uFEFF${columns.join(',')}\r\n`);
  return {
    write: (row) => file.write(`${row.map(csvCell).join(',')}\r\n`),
    end: () => file.end(),
  };
}
