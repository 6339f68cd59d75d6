/** The partners whose extracts tell of incidents one by one; health sends counts. */
export const reportingPartners = ['police', 'council', 'housing', 'fire', 'victims'] as const;
export type ReportingPartner = (typeof reportingPartners)[number];
export type PartnerCode = ReportingPartner | 'health';

export interface CountyPartner {
  code: PartnerCode;
  /** Full name; each says that it is fictional. */
  name: string;
  /** What it is in the partnership. */
  kind: 'police' | 'council' | 'housing provider' | 'fire and rescue' | 'victim service' | 'health';
  /** How it is called in a column heading. */
  short: string;
  /** The extract that it sends, under `extracts/`. */
  extract: string;
}

/** The six partners of the fictional county. Whoever loads them gives them their numbers. */
// prettier-ignore
export const countyPartners: readonly CountyPartner[] = [
  { code: 'police', name: 'Harrowshire Police', kind: 'police', short: 'Police', extract: 'police-incidents.csv' },
  { code: 'council', name: 'Harrowshire Council', kind: 'council', short: 'Council', extract: 'council-service-requests.xlsx' },
  { code: 'housing', name: 'Hearthstone Homes', kind: 'housing provider', short: 'Housing', extract: 'housing-cases.json' },
  { code: 'fire', name: 'Harrowshire Fire and Rescue Service', kind: 'fire and rescue', short: 'Fire', extract: 'fire-incidents.xml' },
  { code: 'victims', name: 'Harrowshire Victim Care', kind: 'victim service', short: 'Victim care', extract: 'victim-referrals.ndjson' },
  { code: 'health', name: 'Harrowshire Hospitals Trust', kind: 'health', short: 'Health', extract: 'assault-attendances.csv' },
];
