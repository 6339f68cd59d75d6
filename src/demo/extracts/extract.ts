import type { BadRowKind, SpoiltField } from '../errors.ts';
import type { ReportingPartner } from '../partners.ts';
import type { CountyPlan } from '../plan-county.ts';
import type { Random } from '../random.ts';
import type { PersonRecord } from '../spoil/person-record.ts';
import type { FileMade } from './text-file.ts';
import type { Told } from './told.ts';

export interface RowSink<Row> {
  write(row: Row): void;
  end(): FileMade;
}

/** What was changed in a row to make it bad, and what it would take to mend it. */
export interface Planted {
  column: string;
  value: string;
  mend: string;
}

/** A person record within a row, for the truth. */
export interface Written {
  record: PersonRecord;
  role: 'teller' | 'subject' | 'joint-tenant';
}

/** How one partner writes its extract. */
export interface Extract<Row> {
  partner: ReportingPartner;
  file: string;
  open(path: string, plan: CountyPlan): RowSink<Row>;
  /** The row, and the people written in it. `random` goes on from where the report was taken down. */
  row(told: Told, plan: CountyPlan, random: Random): { row: Row; people: Written[] };
  /** The bad rows that this extract can have; each changes the row it is given. */
  spoil: Partial<Record<Exclude<BadRowKind, 'duplicate' | 'earlier-version'>, (row: Row) => Planted>>;
  hasDuplicates: boolean;
  /** What it writes of a person; errors in other fields are nobody's concern. */
  keeps: Record<Written['role'], readonly SpoiltField[]>;
  /** The row as it was before the outcome was known, where an extract repeats rows. */
  earlier?: (row: Row) => Row;
}

export const badValues = {
  date: '31/02/2025',
  isoDate: '2025-02-31',
  postcode: 'ZZ1 1ZZ',
  easting: 495000,
  northing: 560000,
  surname: (surname: string) => `<b>${surname || 'Unknown'}</b><script>alert(1)</script>`,
} as const;
