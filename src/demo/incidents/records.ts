import type { MinuteNumber } from '../calendar.ts';
import { reportingPartners, type ReportingPartner } from '../partners.ts';

export const atHome = 0;
export const inStreet = 1;
export const atSpot = 2;

/** What an incident belongs to; an ordinary one belongs to nothing. */
export const seriesKinds = [
  'none',
  'repeat-victim',
  'known-subject',
  'near-repeat',
  'escalation',
  'story',
] as const;
export type SeriesKind = (typeof seriesKinds)[number];

export const roles = ['victim', 'witness'] as const;

/** Everything that happened and every telling of it, one column for each fact. */
export interface Incidents {
  count: number;
  /** Position in `kinds`. */
  kind: Uint8Array;
  happenedAt: Int32Array;
  lsoa: Uint8Array;
  /** `atHome`, `inStreet` or `atSpot`, and the number of that home, street or spot. */
  placeKind: Uint8Array;
  place: Int32Array;
  easting: Float64Array;
  northing: Float64Array;
  /** Whose doing it is said to be; -1 unknown. */
  subject: Int32Array;
  series: Uint8Array;
  seriesNo: Int32Array;
}

export interface Reports {
  count: number;
  incident: Int32Array;
  /** Position in `reportingPartners`. */
  partner: Uint8Array;
  toldAt: Int32Array;
  /** Who told; -1 when they would not say. */
  teller: Int32Array;
  /** Position in `roles`. */
  role: Uint8Array;
  namesSubject: Uint8Array;
  /** The police's report of the same incident whose reference this one quotes; -1 none. */
  quotes: Int32Array;
  /** Position among the story's tellings + 1; 0 for all others. */
  story: Uint8Array;
  /** The serial in its key, given once all are told. */
  serial: Int32Array;
}

export interface IncidentFacts {
  kind: number;
  happenedAt: MinuteNumber;
  lsoa: number;
  placeKind: number;
  place: number;
  easting: number;
  northing: number;
  subject: number;
  series: SeriesKind;
  seriesNo: number;
}

export interface ReportFacts {
  incident: number;
  partner: ReportingPartner;
  toldAt: MinuteNumber;
  teller: number;
  role: (typeof roles)[number];
  namesSubject: boolean;
  quotes?: number;
  story?: number;
}

export interface Happenings {
  incidents: Incidents;
  reports: Reports;
}

export function emptyHappenings(capacity: number): Happenings {
  return {
    incidents: {
      count: 0,
      kind: new Uint8Array(capacity),
      happenedAt: new Int32Array(capacity),
      lsoa: new Uint8Array(capacity),
      placeKind: new Uint8Array(capacity),
      place: new Int32Array(capacity),
      easting: new Float64Array(capacity),
      northing: new Float64Array(capacity),
      subject: new Int32Array(capacity),
      series: new Uint8Array(capacity),
      seriesNo: new Int32Array(capacity),
    },
    reports: {
      count: 0,
      incident: new Int32Array(capacity),
      partner: new Uint8Array(capacity),
      toldAt: new Int32Array(capacity),
      teller: new Int32Array(capacity),
      role: new Uint8Array(capacity),
      namesSubject: new Uint8Array(capacity),
      quotes: new Int32Array(capacity),
      story: new Uint8Array(capacity),
      serial: new Int32Array(capacity),
    },
  };
}

export function addIncident({ incidents }: Happenings, facts: IncidentFacts): number {
  const at = incidents.count++;
  incidents.kind[at] = facts.kind;
  incidents.happenedAt[at] = facts.happenedAt;
  incidents.lsoa[at] = facts.lsoa;
  incidents.placeKind[at] = facts.placeKind;
  incidents.place[at] = facts.place;
  incidents.easting[at] = facts.easting;
  incidents.northing[at] = facts.northing;
  incidents.subject[at] = facts.subject;
  incidents.series[at] = seriesKinds.indexOf(facts.series);
  incidents.seriesNo[at] = facts.seriesNo;
  return at;
}

export function addReport({ reports }: Happenings, facts: ReportFacts): number {
  const at = reports.count++;
  reports.incident[at] = facts.incident;
  reports.partner[at] = reportingPartners.indexOf(facts.partner);
  reports.toldAt[at] = facts.toldAt;
  reports.teller[at] = facts.teller;
  reports.role[at] = roles.indexOf(facts.role);
  reports.namesSubject[at] = facts.namesSubject ? 1 : 0;
  reports.quotes[at] = facts.quotes ?? -1;
  reports.story[at] = facts.story ?? 0;
  return at;
}
