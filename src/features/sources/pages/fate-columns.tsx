import { numberInWords } from '../../../web/formats.ts';
import type { Column } from '../../../web/table/index.ts';
import type { Fates } from '../types.ts';

const heads: [keyof Fates, string][] = [
  ['read', 'Rows read'],
  ['accepted', 'Accepted'],
  ['quarantined', 'Quarantined'],
  ['duplicate', 'Duplicate'],
  ['superseded', 'Superseded'],
];

/** Rows read and the four they are the sum of, in that order. */
export function fateColumns<Row extends { fates: Fates }>(): Column<Row>[] {
  return heads.map(([key, header]) => ({
    key,
    header,
    numeric: true,
    cell: ({ fates }) => numberInWords(fates[key]),
  }));
}
