import type { Drawing } from './drawing.ts';
import type { Reference } from './reference-line.ts';
import type { Format } from './value-axis.ts';

export interface Bar {
  label: string;
  /** null where it is unknown or withheld: a dash stands there, never a bar of nothing. */
  value: number | null;
  /** What stands in the place of a value that is null; default "–". "<5" where it is too small to show. */
  missing?: string;
}

/** One value for each label. */
export interface Bars extends Drawing {
  /** In the order to be read. */
  bars: readonly Bar[];
  /** What is counted, said above the bars: "Reports a month". */
  unit: string;
  /** Label of the bar to be looked at; the others are paler. */
  emphasis?: string;
  reference?: Reference;
  format?: Format;
}

/** The words of a bar's value, or of its absence. */
export function valueWords(bar: Bar, value: number | null, format: Format): string {
  return value === null ? (bar.missing ?? '–') : format(value);
}
