import type { RawRow } from '../land/reading/raw-row.ts';
import type { HandlingField } from '../mapping/schema.ts';
import { conditionReader, type CellSource } from './cell-readers.ts';
import type { Handling } from './mapped-row.ts';

/** P: shared as agreements say. C: conditional, stays with the partner that holds it. */
export function handlingReader(field: HandlingField, source: CellSource): (row: RawRow) => Handling {
  if (typeof field === 'string') return () => field;
  const conditional = conditionReader(source, field['conditional-if']);
  return (row) => (conditional(row) ? 'C' : 'P');
}
