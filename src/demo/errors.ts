import type { ReportingPartner } from './partners.ts';

/** How hard it is to see that a record is of the person it is of. */
export const difficulties = ['easy', 'medium', 'hard'] as const;
export type Difficulty = (typeof difficulties)[number];

export const spoiltFields = [
  'name',
  'forename',
  'surname',
  'born',
  'phone',
  'email',
  'address',
  'postcode',
  'location',
] as const;
export type SpoiltField = (typeof spoiltFields)[number];

export interface ErrorRate {
  field: SpoiltField;
  /** What goes wrong; `field.error` is what the truth calls it. */
  error: string;
  meaning: string;
  /** Chance that a record of each difficulty has it, where it can happen at all (a nickname needs a name that has one). */
  easy: number;
  medium: number;
  hard: number;
  /** Where the order of magnitude comes from; the three levels themselves are always our choice. */
  source: string;
}

const pseudopeople =
  'pseudopeople 1.x defaults (column noise: 1 % of cells), raised for reports taken by telephone: assumption';
const assumed = 'assumption';
const hes =
  'Harron et al. 2017, BMC Med Res Methodol 17:23: postcode missing or different in 53 % of hospital records, date of birth in 0.11 %; callers know less than hospitals: assumption between';

/**
 * What goes wrong in a person record, how often, and on whose word. In each field at most one error happens, so the
 * rates of a field add up to no more than 1. Linkage notes: HES identifier errors, name variants, default days.
 */
// prettier-ignore
export const errorRates: readonly ErrorRate[] = [
  { field: 'name', error: 'swapped', meaning: 'forename and surname change places', easy: 0.001, medium: 0.005, hard: 0.02, source: assumed },
  { field: 'forename', error: 'missing', meaning: 'no forename', easy: 0.002, medium: 0.012, hard: 0.06, source: pseudopeople },
  { field: 'forename', error: 'nickname', meaning: 'Kath for Kathleen', easy: 0.03, medium: 0.12, hard: 0.22, source: pseudopeople },
  { field: 'forename', error: 'variant', meaning: 'Katherine for Catherine', easy: 0.008, medium: 0.03, hard: 0.08, source: assumed },
  { field: 'forename', error: 'initial', meaning: 'K for Kathleen', easy: 0.005, medium: 0.03, hard: 0.09, source: assumed },
  { field: 'forename', error: 'typo', meaning: 'one letter lost, doubled, swapped or mistyped', easy: 0.005, medium: 0.02, hard: 0.06, source: pseudopeople },
  { field: 'surname', error: 'typo', meaning: 'one letter lost, doubled, swapped or mistyped', easy: 0.006, medium: 0.025, hard: 0.07, source: pseudopeople },
  { field: 'surname', error: 'variant', meaning: 'Thomson for Thompson, or spelt by ear', easy: 0.008, medium: 0.035, hard: 0.1, source: assumed },
  { field: 'surname', error: 'former', meaning: 'the surname before marriage', easy: 0.002, medium: 0.015, hard: 0.06, source: assumed },
  { field: 'surname', error: 'half', meaning: 'one half of a double-barrelled surname', easy: 0.1, medium: 0.3, hard: 0.5, source: assumed },
  { field: 'born', error: 'missing', meaning: 'no date of birth', easy: 0.06, medium: 0.25, hard: 0.55, source: assumed },
  { field: 'born', error: 'day-month', meaning: 'day and month change places', easy: 0.001, medium: 0.01, hard: 0.03, source: pseudopeople },
  { field: 'born', error: 'digit', meaning: 'one digit of the day or the month is wrong', easy: 0.002, medium: 0.012, hard: 0.03, source: pseudopeople },
  { field: 'born', error: 'year', meaning: 'one or ten years out', easy: 0.001, medium: 0.008, hard: 0.025, source: 'pseudopeople misreport_age (±1, ±2 years, 1 % of cells): assumption' },
  { field: 'born', error: 'first-january', meaning: '1 January of the right year, because the form asks for a day', easy: 0, medium: 0.01, hard: 0.04, source: assumed },
  { field: 'phone', error: 'missing', meaning: 'no telephone', easy: 0.06, medium: 0.16, hard: 0.35, source: assumed },
  { field: 'phone', error: 'digit', meaning: 'one of the last three digits is wrong', easy: 0.002, medium: 0.012, hard: 0.03, source: pseudopeople },
  { field: 'phone', error: 'former', meaning: 'the number they had before', easy: 0.01, medium: 0.05, hard: 0.12, source: assumed },
  { field: 'phone', error: 'landline', meaning: 'the household number instead of the mobile', easy: 0.12, medium: 0.16, hard: 0.16, source: assumed },
  { field: 'email', error: 'missing', meaning: 'no e-mail', easy: 0.25, medium: 0.45, hard: 0.75, source: assumed },
  { field: 'email', error: 'typo', meaning: 'one letter wrong before the @', easy: 0.004, medium: 0.015, hard: 0.04, source: pseudopeople },
  { field: 'address', error: 'missing', meaning: 'no address', easy: 0.04, medium: 0.12, hard: 0.32, source: assumed },
  { field: 'address', error: 'former', meaning: 'an address they have left', easy: 0.006, medium: 0.03, hard: 0.08, source: hes },
  { field: 'address', error: 'no-flat', meaning: 'the building without the flat', easy: 0.06, medium: 0.15, hard: 0.22, source: assumed },
  { field: 'address', error: 'number', meaning: 'house number mistyped', easy: 0.002, medium: 0.012, hard: 0.03, source: pseudopeople },
  { field: 'address', error: 'street-typo', meaning: 'street name mistyped', easy: 0.006, medium: 0.03, hard: 0.08, source: pseudopeople },
  { field: 'address', error: 'abbreviated', meaning: 'Rd for Road', easy: 0.12, medium: 0.2, hard: 0.25, source: assumed },
  { field: 'postcode', error: 'missing', meaning: 'no postcode', easy: 0.05, medium: 0.16, hard: 0.4, source: hes },
  { field: 'postcode', error: 'typo', meaning: 'one letter of the inward part is wrong', easy: 0.004, medium: 0.02, hard: 0.05, source: hes },
  { field: 'postcode', error: 'no-space', meaning: 'written without its space, or in lower case', easy: 0.1, medium: 0.15, hard: 0.2, source: assumed },
  { field: 'location', error: 'missing', meaning: 'no grid reference', easy: 0.015, medium: 0.03, hard: 0.06, source: assumed },
  { field: 'location', error: 'rounded-100m', meaning: 'grid reference to 100 m', easy: 0.03, medium: 0.07, hard: 0.12, source: assumed },
  { field: 'location', error: 'rounded-10m', meaning: 'grid reference to 10 m', easy: 0.2, medium: 0.2, hard: 0.2, source: assumed },
];

/** Shares of easy, medium and hard records: by partner for those who tell, and for subjects, whom others name. */
export const difficultyMix: Record<ReportingPartner | 'subject', Record<Difficulty, number>> = {
  police: { easy: 0.46, medium: 0.38, hard: 0.16 },
  council: { easy: 0.54, medium: 0.34, hard: 0.12 },
  housing: { easy: 0.76, medium: 0.19, hard: 0.05 },
  fire: { easy: 0.5, medium: 0.35, hard: 0.15 },
  victims: { easy: 0.8, medium: 0.17, hard: 0.03 },
  subject: { easy: 0.26, medium: 0.4, hard: 0.34 },
};

/** Rows that no importer should accept as they stand, and the share of rows that has each; at least one of each. */
export const badRowKinds = {
  'impossible-date': { share: 0.0005, meaning: 'told on 31/02/2025' },
  'bad-postcode': { share: 0.0005, meaning: 'postcode ZZ1 1ZZ' },
  'grid-in-sea': { share: 0.0005, meaning: 'easting 495000, northing 560000: the North Sea' },
  'blank-key': { share: 0.0005, meaning: 'no reference' },
  'html-in-name': { share: 0.0005, meaning: 'a surname with mark-up in it' },
  duplicate: { share: 0.0005, meaning: 'the row before it, once more' },
  'earlier-version': { share: 0.002, meaning: 'the same reference again, before its outcome was known' },
} as const;
export type BadRowKind = keyof typeof badRowKinds;
