/** What can be held or erased by itself. */
export const recordKinds = ['report', 'person-record'] as const;
export type RecordKind = (typeof recordKinds)[number];

export interface LegalHold {
  id: string;
  kind: string;
  subjectId: string;
  partner: string;
  reason: string;
  placedAt: Temporal.Instant;
  placedBy: string;
}

/** A lawful erasure that was done. What it was about is not known here any more. */
export interface Erasure {
  id: string;
  kind: string;
  partner: string;
  rule: string;
  erasedAt: Temporal.Instant;
  erasedBy: string;
}

/** One record, with enough to be sure that it is the right one. */
export interface KeptRecord {
  kind: RecordKind;
  id: string;
  partnerNo: number;
  partner: string;
  source: { code: string; name: string };
  extractNo: number;
  rowNo: number;
  regime: 'uk-gdpr' | 'dpa-part-3' | 'open-data';
  erasedAt: Temporal.Instant | undefined;
  /** Of a report. */
  toldAt: Temporal.Instant | undefined;
  category: string | undefined;
  /** Of a person record. */
  name: string | undefined;
  bornOn: Temporal.PlainDate | undefined;
  /** Earlier versions that would go with it. */
  versions: number;
  /** Reports a person record is involved in, or person records of a report. */
  involvements: { kind: RecordKind; id: string; role: string }[];
  holds: LegalHold[];
  /** When the last file that carried it is destroyed; undefined when none is kept. */
  bytesGoOn: Temporal.PlainDate | undefined;
}

/** Why a record may be erased before its time: policy `retention.erasure-grounds`. */
export interface ErasureGround {
  code: string;
  title: string;
  law: string;
}
