import type { Fault } from './faults.ts';
import type { RecordId } from './record-ids.ts';

export type Handling = 'P' | 'C';

/** A row of an extract as the partnership understands it. Times are milliseconds since 1970 UTC, days since 1970-01-01. */
export interface MappedRow {
  row: number;
  /** The source's own name for it; null where the row has none, and then it is in quarantine. */
  key: string | null;
  /** Hex SHA-256 of the row as received. */
  rowHash: string;
  /** What is kept of the row as received, as JSON, sealed values blanked. */
  content: string;
  asAt: number | null;
  /** None: the row can be accepted. */
  faults: Fault[];
  leftOut: number;
  report: MappedReport | null;
  people: MappedPerson[];
}

export interface MappedReport {
  id: RecordId;
  handling: Handling;
  toldAt: number;
  toldPrecision: 'minute' | 'day' | 'month';
  happenedFrom: number | null;
  happenedTo: number | null;
  channel: string | null;
  kind: 'asb' | 'crime' | 'other';
  nsir: 'personal' | 'nuisance' | 'environmental' | 'unclassified' | 'not-asb';
  category: string;
  sourceCategory: string;
  place: MappedPlace | null;
  crossReference: string | null;
  acknowledgedAt: number | null;
  visitedAt: number | null;
  closedAt: number | null;
  outcome: string | null;
  retainUntilDay: number;
  words: string | null;
}

export interface MappedPlace {
  id: RecordId;
  handling: Handling;
  addressText: string | null;
  addressKey: string | null;
  postcode: string | null;
  uprn: string | null;
  usrn: string | null;
  easting: number | null;
  northing: number | null;
  radiusM: number | null;
  wardNo: number | null;
  lsoaNo: number | null;
  /** It has a point, and the point is in none of the areas. */
  outside: boolean;
  /** Later rows may give the very same object. */
  shared: boolean;
}

export interface MappedPerson {
  id: RecordId;
  key: string;
  /** Null for someone the row names without a part in the report. */
  role: 'reporter' | 'victim' | 'witness' | 'subject' | null;
  handling: Handling;
  forenames: string | null;
  surname: string | null;
  nameKey: string | null;
  bornOnDay: number | null;
  phone: string | null;
  email: string | null;
  addressText: string | null;
  postcode: string | null;
  uprn: string | null;
  consent: string | null;
  retainUntilDay: number;
  /** What goes to the sealed table instead of the three values above. */
  sealedAddress: string | null;
}
