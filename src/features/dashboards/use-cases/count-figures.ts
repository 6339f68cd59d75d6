import type { Ctx } from '../../../kernel/use-case.ts';
import type { SnapshotView } from '../../../platform/duckdb/index.ts';
import { areasOf } from '../../areas/index.ts';
import { categoriesOf, categoryName } from '../../incidents/index.ts';
import type { Source } from '../../sources/index.ts';
import { monthsIn, periodBefore, spanOf } from '../rules/periods.ts';
import { byCount, showing, type Showing } from '../rules/shown.ts';
import { countByDay, countEach, type CountsBy, type RowFilter } from '../snapshot-store.ts';
import type { CountedPartner } from '../store.ts';
import type { FigureRow, Figures, MonthRow, Period, SourceHonesty } from '../types.ts';

const classNames = [
  ['personal', 'Personal'],
  ['nuisance', 'Nuisance'],
  ['environmental', 'Environmental'],
  ['unclassified', 'Unclassified'],
] as const;

const mostCategories = 10;
export interface Asked {
  filter: RowFilter;
  period: Period;
  /** The first day on which anything was told that the reader may count. */
  first: Temporal.PlainDate | undefined;
  partners: readonly CountedPartner[];
  sources: readonly Source[];
}

/** The figures of one filter and period, as the reader may see them. */
export async function countFigures(ctx: Ctx, view: SnapshotView, asked: Asked): Promise<Figures> {
  const { filter, period, partners, sources } = asked;
  const isRounded = !view.mayList;
  const shown = showing(isRounded);
  const [counted, earlier] = await Promise.all([countEach(view, filter, period), countEarlier(view, asked)]);
  const total = counted.all.get(null) ?? none;
  const categories = categoriesOf(ctx);
  const wards = await areasOf(ctx.db, 'ward');
  return {
    cut: view.cut,
    period,
    isRounded,
    total: {
      reports: shown(total.reports),
      incidents: shown(total.incidents),
      partners: counted.partner.size,
    },
    ...(earlier.before === undefined ? {} : { before: shown(earlier.before) }),
    byMonth: monthRows(period, counted.month, earlier.byMonth, shown),
    byClass: rowsOf(classNames, counted.nsir, shown),
    byCategory: byCount(
      [...counted.category]
        .flatMap(([code, counts]) => (code === null ? [] : [{ code, counts }]))
        .sort((a, b) => b.counts.reports - a.counts.reports)
        .slice(0, mostCategories)
        .map(({ code, counts }) => figureRow(code, typeName(categories, code), counts, shown)),
    ),
    byPartner: byCount(
      partners.map(({ no, code, name }) => figureRow(code, name, counted.partner.get(String(no)), shown)),
    ),
    byArea: byCount(
      wards.map(({ no, code, name }) => figureRow(code, name, counted.ward.get(String(no)), shown)),
    ),
    elsewhere: shown(counted.ward.get(null)?.reports ?? 0),
    sources: sources
      .filter(({ partnerNo }) => partners.some(({ no }) => no === partnerNo))
      .map((source): SourceHonesty => {
        const found = counted.source.get(String(source.no));
        return {
          source,
          reports: shown(found?.reports ?? 0),
          unclassified: shown(found?.unclassified ?? 0),
          outside: shown(found?.outside ?? 0),
        };
      }),
  };
}

interface Earlier {
  /** Reports of the time just before. */
  before: number | undefined;
  /** Reports of the same time a year before, by month. */
  byMonth: ReadonlyMap<string, number> | undefined;
}

/** What to compare with, as far as the data goes back. */
async function countEarlier(view: SnapshotView, { filter, period, first }: Asked): Promise<Earlier> {
  const before = periodBefore(period);
  const year = { from: period.from.subtract({ years: 1 }), until: period.until.subtract({ years: 1 }) };
  const isKnown = ({ from }: Period) =>
    first !== undefined && Temporal.PlainDate.compare(first.with({ day: 1 }), from) <= 0;
  const known = [before, year].filter(isKnown);
  if (known.length === 0) return { before: undefined, byMonth: undefined };
  const days = await countByDay(view, filter, spanOf(known));
  const within = ({ from, until }: Period) =>
    days.filter(
      ({ day }) => Temporal.PlainDate.compare(day, from) >= 0 && Temporal.PlainDate.compare(day, until) <= 0,
    );
  const sum = (rows: typeof days) => rows.reduce((total, { reports }) => total + reports, 0);
  const byMonth = Map.groupBy(within(year), ({ day }) => day.toPlainYearMonth().toString());
  return {
    before: isKnown(before) ? sum(within(before)) : undefined,
    byMonth: isKnown(year) ? new Map([...byMonth].map(([month, rows]) => [month, sum(rows)])) : undefined,
  };
}

const none = { reports: 0, incidents: 0 };

/** What nothing fits. */
export function noFigures(view: SnapshotView, period: Period): Figures {
  return {
    cut: view.cut,
    period,
    isRounded: !view.mayList,
    total: { reports: 0, incidents: 0, partners: 0 },
    byMonth: monthRows(period, new Map(), undefined, (count) => count),
    byClass: [],
    byCategory: [],
    byPartner: [],
    byArea: [],
    elsewhere: 0,
    sources: [],
  };
}

/** The top of the tree is what a report has whose source said no more than that. */
function typeName(categories: ReturnType<typeof categoriesOf>, code: string): string {
  const name = categoryName(categories, code);
  return categories.get(code)?.local.length === 1 ? `${name}, no type given` : name;
}

function figureRow(code: string, name: string, counted: typeof none | undefined, shown: Showing): FigureRow {
  const { reports, incidents } = counted ?? none;
  return { code, name, reports: shown(reports), incidents: shown(incidents) };
}

/** One row for each name, also where nothing was counted. */
function rowsOf(
  names: readonly (readonly [string, string])[],
  counted: CountsBy,
  shown: Showing,
): FigureRow[] {
  return names.map(([code, name]) => figureRow(code, name, counted.get(code), shown));
}

function monthRows(
  period: Period,
  counted: CountsBy,
  yearBefore: ReadonlyMap<string, number> | undefined,
  shown: Showing,
): MonthRow[] {
  return monthsIn(period).map((month): MonthRow => {
    const row = figureRow(month, month, counted.get(month.replace('-', '')), shown);
    const earlier = Temporal.PlainYearMonth.from(month).subtract({ years: 1 }).toString();
    return yearBefore ? { ...row, yearBefore: shown(yearBefore.get(earlier) ?? 0) } : row;
  });
}
