/** What a CSV cell may hold. Numbers stay numbers; text that a spreadsheet would run is disarmed. */
export type CsvValue =
  string | number | bigint | boolean | null | undefined | Temporal.PlainDate | Temporal.Instant;

export interface CsvColumn<Row> {
  header: string;
  value: (row: Row) => CsvValue;
}

/** The whole file (RFC 4180, CRLF). Rows are taken one by one, so a generator will do. */
export function toCsv<Row>(columns: readonly CsvColumn<Row>[], rows: Iterable<Row>): string {
  const lines = [headerLine(columns)];
  for (const row of rows) lines.push(rowLine(columns, row));
  return lines.join('');
}

/** The same, line by line, for lists too long to hold: give it to the reply as a stream. */
export async function* streamCsv<Row>(
  columns: readonly CsvColumn<Row>[],
  rows: AsyncIterable<Row> | Iterable<Row>,
): AsyncGenerator<string> {
  yield headerLine(columns);
  for await (const row of rows) yield rowLine(columns, row);
}

function headerLine<Row>(columns: readonly CsvColumn<Row>[]): string {
  return `${columns.map((column) => quote(disarm(column.header))).join(',')}\r\n`;
}

function rowLine<Row>(columns: readonly CsvColumn<Row>[], row: Row): string {
  return `${columns.map((column) => cell(column.value(row))).join(',')}\r\n`;
}

function cell(value: CsvValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'string') return quote(disarm(value));
  return quote(value.toString());
}

/**
 * Puts an apostrophe before text that a spreadsheet would take for a formula: = + - @ TAB CR LF and their
 * full-width forms, also after spaces, which some spreadsheets skip.
 */
function disarm(text: string): string {
  return /^\s*[=+\-@\t\r\n＝＋－＠﹢﹣﹦﹫−]/u.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
}

function quote(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
