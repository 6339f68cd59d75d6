/** One row of an extract as received, before anyone has judged it. */
export interface RawRow {
  /** Where it stands in the file as a person would find it: a spreadsheet's row, a line, an item; from 1. */
  row: number;
  /** The text of each of the file's columns, in the file's order. A value that is not there is ''. */
  cells: readonly string[];
  /** For formats with nested items: the item itself. Absent where `cells` says it all. */
  item?: unknown;
  /** Why the row cannot be read as a row; it goes to quarantine with its text. */
  fault?: RawFault;
}

export interface RawFault {
  rule: 'too-few-fields' | 'too-many-fields' | 'stray-quotation-mark' | 'not-json' | 'not-an-object';
  /** Position of the column in the file, where it can be told. */
  column?: number;
  value?: string;
  reason: string;
}

/** An extract opened for reading: its columns, and its rows in batches, in the order of the file. */
export interface Reading {
  /** Names of the columns as the file gives them; for nested items, the paths that the mapping asks for. */
  columns: readonly string[];
  rows: AsyncIterable<RawRow[]>;
}

/** What a delivery may be (policy/imports.yaml). */
export interface Caps {
  fileBytes: number;
  unpackedBytes: number;
  unpackRatio: number;
  unpackRatioFromBytes: number;
  zipEntries: number;
  rowBytes: number;
  columns: number;
}
