import type { SnapshotView } from '../../platform/duckdb/index.ts';
import type { Period } from './types.ts';

/** A filter in the snapshot's own terms. */
export interface RowFilter {
  kind: string | undefined;
  /** Numbers of partners; undefined for any. */
  partnerNos: readonly number[] | undefined;
  classes: readonly string[];
  categories: readonly string[];
  wardNo: number | undefined;
  lsoaNo: number | undefined;
}

type Values = Record<string, string | number | null>;

/** Conditions on rows and the values they name; lists travel as text, because a statement takes single values. */
function fits(filter: RowFilter, period: Period): { where: string; values: Values } {
  const conditions: string[] = ['true'];
  const values: Values = {};
  const add = (condition: string, name: string, value: string | number) => {
    conditions.push(condition);
    values[name] = value;
  };
  if (filter.kind !== undefined) add('kind = $kind', 'kind', filter.kind);
  if (filter.partnerNos)
    add(
      "list_contains(string_split($partners, ' ')::smallint[], partner)",
      'partners',
      listed(filter.partnerNos),
    );
  if (filter.classes.length > 0)
    add("list_contains(string_split($classes, ' '), nsir)", 'classes', listed(filter.classes));
  if (filter.categories.length > 0)
    add("list_contains(string_split($categories, ' '), category)", 'categories', listed(filter.categories));
  if (filter.wardNo !== undefined) add('ward = $ward', 'ward', filter.wardNo);
  if (filter.lsoaNo !== undefined) add('lsoa = $lsoa', 'lsoa', filter.lsoaNo);
  add('day >= $from::date', 'from', period.from.toString());
  add('day <= $until::date', 'until', period.until.toString());
  return { where: conditions.join(' and '), values };
}

/** An empty list fits nothing, so it must not come out as an empty text, which is no number. */
function listed(items: readonly (string | number)[]): string {
  return items.length === 0 ? '-1' : items.join(' ');
}

/** The first and the last day on which anything was told; undefined where nothing has a day. */
export async function findSpan(
  view: SnapshotView,
): Promise<{ first: Temporal.PlainDate; last: Temporal.PlainDate } | undefined> {
  const [row] = await view.query<{ first: string | null; last: string | null }>(
    `select min(day)::varchar as first, max(day)::varchar as last from ${view.rows}`,
  );
  if (!row?.first || !row.last) return undefined;
  return { first: Temporal.PlainDate.from(row.first), last: Temporal.PlainDate.from(row.last) };
}

export interface Counted {
  reports: number;
  incidents: number;
}

/** All that fits in a period. */
export async function countAll(
  view: SnapshotView,
  filter: RowFilter,
  period: Period,
): Promise<Counted & { partners: number }> {
  const { where, values } = fits(filter, period);
  const [row] = await view.query<Counted & { partners: number }>(
    `select count(*) as reports, count(distinct incident) as incidents, count(distinct partner) as partners
     from ${view.rows} where ${where}`,
    values,
  );
  return row!;
}

/** By what rows can be counted, as the snapshot's statements say it. */
const groupings = {
  month: "strftime(day, '%Y-%m')",
  class: 'nsir',
  category: 'category',
  partner: 'partner::varchar',
  ward: 'ward::varchar',
} as const;

export type Grouping = keyof typeof groupings;

/** What fits in a period, by one thing; rows without it under null. */
export async function countBy(
  view: SnapshotView,
  filter: RowFilter,
  period: Period,
  by: Grouping,
): Promise<(Counted & { code: string | null })[]> {
  const { where, values } = fits(filter, period);
  return view.query(
    `select ${groupings[by]} as code, count(*) as reports, count(distinct incident) as incidents
     from ${view.rows} where ${where} group by 1`,
    values,
  );
}

export interface SourceCount {
  source: number;
  reports: number;
  unclassified: number;
  outside: number;
}

/** How complete each source's reports in a period are. */
export async function countBySource(
  view: SnapshotView,
  filter: RowFilter,
  period: Period,
): Promise<SourceCount[]> {
  const { where, values } = fits(filter, period);
  return view.query(
    `select source, count(*) as reports, count(*) filter (where nsir = 'unclassified') as unclassified,
       count(*) filter (where ward is null) as outside
     from ${view.rows} where ${where} group by 1`,
    values,
  );
}
