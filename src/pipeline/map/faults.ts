/** Why a row cannot be accepted: one value that could not be read. Shown in quarantine, to those who may see the row. */
export interface Fault {
  /** Short name of the rule, for counting: "not-a-day". */
  rule: string;
  /** The column, as the file names it. */
  field: string | null;
  value: string | null;
  /** A whole sentence that names file, row, column and value. */
  message: string;
}

/** Gathers what is wrong with one row; `leftOut` counts values dropped by the mapping's leave. */
export interface Findings {
  faults: Fault[];
  leftOut: number;
}

const shownLength = 200;

/** @param reason a sentence that quotes the value */
export function faultOf(
  place: { fileName: string; row: number },
  rule: string,
  field: string | null,
  value: string | null,
  reason: string,
): Fault {
  const column = field === null ? '' : `, column “${field}”`;
  return {
    rule,
    field,
    // Neither NUL nor half a character can be stored, and a long value says no more than its beginning.
    value: value === null ? null : value.slice(0, shownLength).replaceAll('\0', ' ').toWellFormed(),
    message: `“${place.fileName}”, row ${place.row}${column}: ${reason}`.replaceAll('\0', ' '),
  };
}
