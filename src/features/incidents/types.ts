export const incidentKinds = ['asb', 'crime', 'all'] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/** Classes of the National Standard for Incident Recording, and what has none. */
export const nsirClasses = ['personal', 'nuisance', 'environmental', 'unclassified'] as const;
export type NsirClass = (typeof nsirClasses)[number];

export const incidentSorts = ['-told', 'told'] as const;
export type IncidentSort = (typeof incidentSorts)[number];

/** Which incidents a list is of: those with at least one report, among those its reader may see, that fits all of it. */
export interface IncidentFilter {
  /** Words said, a place, or a reference; empty for any. */
  text: string;
  kind: IncidentKind;
  /** Codes of partners it was told to; none for any. */
  partners: readonly string[];
  classes: readonly NsirClass[];
  /** A code of the local tree: it and all under it. */
  category?: string | undefined;
  /** "ward.E05000001" or "lsoa.E01000001". */
  area?: string | undefined;
  /** First and last local day on which it was told, both included. */
  from?: Temporal.PlainDate | undefined;
  until?: Temporal.PlainDate | undefined;
  /** With a place on the map, or without. */
  mapped?: 'yes' | 'no' | undefined;
}

/** How exactly a moment is known. */
export type Precision = 'minute' | 'day' | 'month';

export interface Told {
  at: Temporal.Instant | undefined;
  precision: Precision;
}

/** A partner whose reports the reader may see. */
export interface SeenPartner {
  no: number;
  code: string;
  name: string;
  kind: string;
  /** "Police", or its name where two partners are of one kind. */
  short: string;
  /** Whether the reader may also see people and words. */
  mayIdentify: boolean;
}

/** One line of the list: the incident as the earliest of the reports that fit tells it. */
export interface ListedIncident {
  reference: string;
  told: Told;
  kind: string;
  nsir: string;
  category: string;
  /** Without its numbers for those who may not know whose home it is. */
  place: string | undefined;
  ward: string | undefined;
  lsoa: string | undefined;
  /** Metres (EPSG:27700), to the nearest 100 for those who may not know whose home it is. */
  grid: { easting: number; northing: number; toM: number } | undefined;
  /** Of all the reports of it that the reader may see. */
  reports: number;
  /** Partners, the first told first. */
  toldTo: readonly string[];
  outcome: string | undefined;
  closedAt: Temporal.Instant | undefined;
  regime: string;
}

export interface IncidentCount {
  incidents: number;
  reports: number;
  partners: number;
  /** Incidents of which no report that the reader may see has a place on the map. */
  unmapped: number;
  /** False where there are more than were counted: `incidents` and `unmapped` are then the least that there are. */
  exact: boolean;
  /** First and last day on which a counted report was told; undefined where none has a day. */
  firstDay: Temporal.PlainDate | undefined;
  lastDay: Temporal.PlainDate | undefined;
}

/** A branch of the local tree as a filter offers it. */
export interface CategoryChoice {
  code: string;
  name: string;
  /** 0 for a main branch, 1 for one under it. */
  depth: number;
}

export interface IncidentList {
  rows: readonly ListedIncident[];
  /** Undefined where the words looked for are so common that counting would take too long. */
  count: IncidentCount | undefined;
  /** Of the first row, from 1. */
  first: number;
  next: string | undefined;
  previous: string | undefined;
}

export const involvementRoles = ['reporter', 'victim', 'witness', 'subject'] as const;
export type InvolvementRole = (typeof involvementRoles)[number];

/** Where a fact was read: which row of which delivery, and by which mapping. */
export interface Provenance {
  partner: string;
  source: string;
  fileName: string;
  rowNo: number;
  receivedAt: Temporal.Instant;
  mappingVersion: number;
}

/** One telling of the incident to one partner. */
export interface OpenedReport {
  from: Provenance;
  told: Told;
  happened: { from: Temporal.Instant | undefined; until: Temporal.Instant | undefined };
  channel: string | undefined;
  kind: string;
  nsir: string;
  category: string;
  /** The type as the partner's own system has it. */
  sourceCategory: string | undefined;
  crossReference: string | undefined;
  place: string | undefined;
  grid: { easting: number; northing: number; toM: number } | undefined;
  /** Where the source gave no point and the gazetteer did: whose data that is. */
  lookedUp: { attribution: string | undefined } | undefined;
  ward: string | undefined;
  lsoa: string | undefined;
  acknowledgedAt: Temporal.Instant | undefined;
  visitedAt: Temporal.Instant | undefined;
  closedAt: Temporal.Instant | undefined;
  outcome: string | undefined;
  /** What was said; undefined where nothing was kept or the reader may not read it. */
  words: string | undefined;
  mayIdentify: boolean;
  /** True where its partner shares it under conditions: it is then shown to that partner alone. */
  isConditional: boolean;
  regime: string;
  whyJoined: string;
}

/** A person of the picture as far as the reader may know them. */
export interface InvolvedPerson {
  /** As each partner has it, without repeats, the fullest first. */
  names: readonly string[];
  roles: readonly InvolvementRole[];
  bornOn: Temporal.PlainDate | undefined;
  /** Partners that told of them here. */
  partners: readonly string[];
  /** How many partners the reader may see know them at all. */
  knownTo: number;
  isSealed: boolean;
}

export interface OpeningReason {
  code: string;
  title: string;
}
