import type { RawRow } from '../land/reading/raw-row.ts';
import { columnKey } from '../land/reading/header.ts';
import type { Choice, Condition } from '../mapping/schema.ts';
import { faultOf, type Findings } from './faults.ts';
import { plainText, remembered, saysNothing, type Reading } from './values/index.ts';

/** Where the cells of a row come from: a row of the file, or an item of a list within one. */
export interface CellSource {
  fileName: string;
  /** @throws where there is no such column; the mapping was checked against its own list of columns before */
  cell(column: string): CellReader;
  /** What to call the column in a sentence. */
  label(column: string): string;
}
/** The text of one cell; '' where there is none. */
export type CellReader = (row: RawRow) => string;

export function cellsOf(fileName: string, columns: readonly string[]): CellSource {
  const positions = new Map(columns.map((name, at) => [columnKey(name), at]));
  return {
    fileName,
    cell(column) {
      const at = positions.get(columnKey(column));
      return at === undefined ? () => '' : (row) => row.cells[at] ?? '';
    },
    label: (column) => column,
  };
}

/** Several cells as one text; what says nothing is passed over. */
export function joined(source: CellSource, columns: string | string[], by: string): CellReader {
  if (typeof columns === 'string') return source.cell(columns);
  const cells = columns.map((column) => source.cell(column));
  return (row) => {
    let text = '';
    for (const cell of cells) {
      const part = cell(row);
      if (part === '' || saysNothing(part)) continue;
      text = text === '' ? part : text + by + part;
    }
    return text;
  };
}

/** Tidy text, null where the cell says nothing. */
export function tidy(cell: CellReader): (row: RawRow) => string | null {
  return (row) => {
    const text = cell(row);
    if (text === '') return null;
    return saysNothing(text) ? null : plainText(text);
  };
}

export function labelOf(source: CellSource, columns: string | string[]): string {
  return [columns]
    .flat()
    .map((column) => source.label(column))
    .join(' + ');
}

export type ValueReader<T> = (row: RawRow, findings: Findings) => T | null;

interface ReaderOptions<T> {
  ifBad?: 'quarantine' | 'leave-out';
  /** What stands between several columns that are read together. */
  by?: string;
  /** How many answers are kept, where values repeat. */
  keep?: number;
  /** Reads the commonest writing at once; undefined leaves it to the reader. */
  quick?: ((text: string) => T | undefined) | undefined;
}

/** A cell read by one of the value readers; a refusal becomes a fault of the row, or is left out where the mapping says so. */
export function valueReader<T>(
  source: CellSource,
  columns: string | string[],
  rule: string,
  read: (text: string) => Reading<T>,
  options: ReaderOptions<T> = {},
): ValueReader<T> {
  const cell = joined(source, columns, options.by ?? ' ');
  const known = options.keep === undefined ? read : remembered(read, options.keep);
  const label = labelOf(source, columns);
  const leaveOut = options.ifBad === 'leave-out';
  const { quick } = options;
  return (row, findings) => {
    const text = cell(row);
    if (text === '') return null;
    const atOnce = quick?.(text);
    if (atOnce !== undefined) return atOnce;
    if (saysNothing(text)) return null;
    const reading = known(text);
    if (reading.ok) return reading.value;
    if (leaveOut) findings.leftOut++;
    else
      findings.faults.push(
        faultOf({ fileName: source.fileName, row: row.row }, rule, label, text, reading.reason),
      );
    return null;
  };
}

const normal = (text: string) => text.trim().toLowerCase();

export function conditionReader(
  source: CellSource,
  condition: Condition | undefined,
): (row: RawRow) => boolean {
  if (!condition) return () => true;
  const cell = source.cell(condition.column);
  const words = new Set(('is' in condition ? condition.is : condition['is-not']).map(normal));
  const wanted = 'is' in condition;
  return (row) => words.has(normal(cell(row))) === wanted;
}

/** A word of the source turned into one of ours; a word the mapping does not know is a fault. */
export function choiceReader(source: CellSource, choice: Choice | undefined): ValueReader<string> {
  if (!choice) return () => null;
  if ('always' in choice) return () => choice.always;
  const cell = source.cell(choice.column);
  if (!choice.words) {
    const text = tidy(cell);
    return (row) => text(row);
  }
  const words = new Map(Object.entries(choice.words).map(([from, to]) => [normal(from), to]));
  return (row, findings) => {
    const text = cell(row);
    const known = words.get(normal(text));
    // A word led to '' says nothing: "open" is no outcome.
    if (known !== undefined) return known === '' ? null : known;
    if (text === '' || saysNothing(text)) return null;
    if (choice.otherwise !== undefined) return choice.otherwise;
    findings.faults.push(
      faultOf(
        { fileName: source.fileName, row: row.row },
        'unknown-word',
        source.label(choice.column),
        text,
        `“${text.slice(0, 60)}” is not one of the words that the mapping knows here.`,
      ),
    );
    return null;
  };
}
