export const extractStates = ['landing', 'closed', 'held', 'failed', 'undone'] as const;
export type ExtractState = (typeof extractStates)[number];
export type Regime = 'uk-gdpr' | 'dpa-part-3' | 'open-data';
export type Sharing = 'rows' | 'rows-without-identity' | 'totals';

/** What became of rows; `read` is their sum, by a constraint of the database. */
export interface Fates {
  read: number;
  accepted: number;
  quarantined: number;
  duplicate: number;
  superseded: number;
}

/** One source with how fresh it is and how its rows fared. No secret among partners. */
export interface Source {
  no: number;
  code: string;
  name: string;
  partnerNo: number;
  partner: string;
  regime: Regime;
  sharing: Sharing;
  /** Each extract holds everything, or only what changed. */
  extracts: 'full' | 'changes';
  expectedEveryDays: number | undefined;
  attribution: string | undefined;
  /** When the last extract that was taken in arrived. */
  lastReceivedAt: Temporal.Instant | undefined;
  /** The day of the latest report that any of them told of; undefined where none has a time. */
  reachesTo: Temporal.PlainDate | undefined;
  /** Over every extract that was taken in. */
  fates: Fates;
  /** Accepted rows whose report has no class. */
  unclassified: number;
  /** Whether the reader keeps this source's records, and so may land extracts and change its mapping. */
  mayKeep: boolean;
}

/** One delivery, in a list. */
export interface ListedExtract {
  no: number;
  fileName: string;
  receivedAt: Temporal.Instant;
  receivedBy: string | undefined;
  state: ExtractState;
  mappingVersion: number;
  fates: Fates;
}

export interface MappingVersion {
  version: number;
  createdAt: Temporal.Instant;
  author: string | undefined;
}

export interface MappingText extends MappingVersion {
  /** YAML. */
  body: string;
}
