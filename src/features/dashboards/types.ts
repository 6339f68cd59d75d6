import type { Source } from '../sources/index.ts';

export const figureNames = ['by-month', 'by-class', 'by-category', 'by-partner', 'by-area'] as const;
export type FigureName = (typeof figureNames)[number];

/** Which reports the figures are made of, among those the reader may count. */
export interface FigureFilter {
  kind: 'asb' | 'crime' | 'all';
  /** Codes of partners; none for any. */
  partners: readonly string[];
  classes: readonly string[];
  category?: string | undefined;
  /** "ward.E05000001" or "lsoa.E01000001". */
  area?: string | undefined;
  /** First and last local day, both included; without them the last twelve months that have reports. */
  from?: Temporal.PlainDate | undefined;
  until?: Temporal.PlainDate | undefined;
}

export interface Period {
  from: Temporal.PlainDate;
  until: Temporal.PlainDate;
}

/** A count; undefined where it is too small to show. */
export type Shown = number | undefined;

/** One row of a figure: a month, a class, a category, a partner or an area. */
export interface FigureRow {
  /** What the filters call it: "2025-08", "personal", "noise", "police", "E05000001". */
  code: string;
  name: string;
  reports: Shown;
  incidents: Shown;
}

export interface MonthRow extends FigureRow {
  /** Reports of the same month a year earlier; absent where the data does not go back so far. */
  yearBefore?: Shown;
}

/** How far the figures of one source can be trusted. */
export interface SourceHonesty {
  source: Source;
  /** Of its reports in the period; undefined where too small to show. */
  reports: Shown;
  /** Of these, without a class of the national standard. */
  unclassified: Shown;
  /** Of these, in no ward: without a place, or with one outside every area. */
  outside: Shown;
}

export interface Figures {
  /** When the picture was cut that the figures show. */
  cut: Temporal.Instant;
  period: Period;
  /** True where counts are rounded and small ones hidden, because the reader may not list the rows they are made of. */
  isRounded: boolean;
  total: { reports: Shown; incidents: Shown; partners: number };
  /** Reports of the same length of time just before; absent where the data does not go back so far. */
  before?: Shown;
  byMonth: readonly MonthRow[];
  byClass: readonly FigureRow[];
  /** The ten told of most. */
  byCategory: readonly FigureRow[];
  byPartner: readonly FigureRow[];
  /** Every ward, those with most first. */
  byArea: readonly FigureRow[];
  /** Reports in no ward. */
  elsewhere: Shown;
  sources: readonly SourceHonesty[];
}
