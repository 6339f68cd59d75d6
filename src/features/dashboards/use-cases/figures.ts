import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase, type Ctx } from '../../../kernel/use-case.ts';
import type { Snapshots, SnapshotView } from '../../../platform/duckdb/index.ts';
import { areaKinds, areasOf, findArea } from '../../areas/index.ts';
import { categoriesOf, categoryName, codesUnder } from '../../incidents/index.ts';
import { listAllSources, type Source } from '../../sources/index.ts';
import { daysIn, monthsIn, periodAsked, periodBefore } from '../rules/periods.ts';
import { byCount, showing, type Showing } from '../rules/shown.ts';
import {
  countAll,
  countBy,
  countBySource,
  findSpan,
  type Counted,
  type Grouping,
  type RowFilter,
} from '../snapshot-store.ts';
import { listCountedPartners, type CountedPartner } from '../store.ts';
import type { FigureFilter, FigureRow, Figures, MonthRow, Period, SourceHonesty } from '../types.ts';

const localDay = z
  .union([z.custom<Temporal.PlainDate>((given) => given instanceof Temporal.PlainDate), z.iso.date()])
  .transform((given) => Temporal.PlainDate.from(given))
  .optional();

const classNames = [
  ['personal', 'Personal'],
  ['nuisance', 'Nuisance'],
  ['environmental', 'Environmental'],
  ['unclassified', 'Unclassified'],
] as const;

const mostCategories = 10;
/** Longer would make a chart of months that nobody can read, and a month's comparison that nobody asked for. */
const mostDays = 366 * 10;

/**
 * What was told in a period: by month, class, category, partner and ward, with how far each source can be trusted. The page, the
 * files and `commonweal dashboards figures` all show this answer.
 */
export function figures(snapshots: Snapshots) {
  return useCase({
    name: 'dashboards.figures',
    title: 'See the figures',
    input: z.object({
      kind: z.enum(['asb', 'crime', 'all']).default('asb'),
      partners: z.array(z.string().max(40)).max(70).default([]),
      classes: z.array(z.enum(classNames.map(([code]) => code))).default([]),
      category: z.string().max(80).optional(),
      area: z.string().max(60).optional(),
      from: localDay,
      until: localDay,
    }),
    allow: { roles },
    async run(ctx, input) {
      const view = await snapshots.for(ctx);
      if (!view)
        return refuse(
          'refused',
          'dashboards/nothing-published',
          'There are no figures yet: nothing has been published. They appear after the first extract is taken in.',
        );
      const partners = await listCountedPartners(ctx.db);
      const filter = await rowFilter(ctx, input, partners);
      const span = await findSpan(view);
      const period = periodAsked(
        input,
        span?.last ?? ctx.clock.now().toZonedDateTimeISO('Europe/London').toPlainDate(),
      );
      if (daysIn(period) > mostDays)
        return refuse('invalid', 'dashboards/too-long', 'Figures are of ten years at most.', [
          { field: 'from', message: 'Choose a time of ten years at most' },
        ]);
      const listed = await listAllSources.run(ctx, {});
      const sources = listed.ok ? listed.value : [];
      const answer = filter
        ? await figuresOf(ctx, view, { filter, period, first: span?.first, partners, sources })
        : noFigures(view, period);
      ctx.audit({
        fields: ['totals'],
        facts: { kind: input.kind, from: period.from.toString(), until: period.until.toString() },
      });
      return ok(answer);
    },
  });
}

/** The filter in the snapshot's terms; undefined where nothing can fit. */
async function rowFilter(
  ctx: Ctx,
  input: FigureFilter,
  partners: readonly CountedPartner[],
): Promise<RowFilter | undefined> {
  const [areaKind, areaCode = ''] = (input.area ?? '').split('.');
  const kind = areaKinds.find((known) => known === areaKind);
  const area = kind && (await findArea(ctx.db, kind, areaCode));
  const categories = input.category ? codesUnder(categoriesOf(ctx), input.category) : [];
  if ((input.area && !area) || (input.category && categories.length === 0)) return undefined;
  return {
    kind: input.kind === 'all' ? undefined : input.kind,
    partnerNos:
      input.partners.length === 0
        ? undefined
        : partners.filter(({ code }) => input.partners.includes(code)).map(({ no }) => no),
    classes: input.classes,
    categories,
    wardNo: area?.kind === 'ward' ? area.no : undefined,
    lsoaNo: area?.kind === 'lsoa' ? area.no : undefined,
  };
}

interface Asked {
  filter: RowFilter;
  period: Period;
  /** The first day on which anything was told that the reader may count. */
  first: Temporal.PlainDate | undefined;
  partners: readonly CountedPartner[];
  sources: readonly Source[];
}

async function figuresOf(ctx: Ctx, view: SnapshotView, asked: Asked): Promise<Figures> {
  const { filter, period, first, partners, sources } = asked;
  const isRounded = !view.mayList;
  const shown = showing(isRounded);
  const before = periodBefore(period);
  const yearBefore = { from: period.from.subtract({ years: 1 }), until: period.until.subtract({ years: 1 }) };
  const reachesTo = (day: Temporal.PlainDate) =>
    first !== undefined && Temporal.PlainDate.compare(first.with({ day: 1 }), day) <= 0;
  const by = (grouping: Grouping, during = period) => countBy(view, filter, during, grouping);
  const total = await countAll(view, filter, period);
  const months = await by('month');
  const monthsBefore = reachesTo(yearBefore.from) ? await by('month', yearBefore) : undefined;
  const categories = categoriesOf(ctx);
  const wards = await areasOf(ctx.db, 'ward');
  const inWards = await by('ward');
  const sourceCounts = await countBySource(view, filter, period);
  return {
    cut: view.cut,
    period,
    isRounded,
    total: { reports: shown(total.reports), incidents: shown(total.incidents), partners: total.partners },
    ...(reachesTo(before.from) ? { before: shown((await countAll(view, filter, before)).reports) } : {}),
    byMonth: monthRows(period, months, monthsBefore, shown),
    byClass: rowsOf(classNames, await by('class'), shown),
    byCategory: byCount(
      (await by('category'))
        .filter(({ code }) => code !== null)
        .sort((a, b) => b.reports - a.reports)
        .slice(0, mostCategories)
        .map((row) => figureRow(row.code!, typeName(categories, row.code!), row, shown)),
    ),
    byPartner: byCount(
      rowsOf(
        partners.map(({ no, name }) => [String(no), name] as const),
        await by('partner'),
        shown,
      ).map((row, at) => ({ ...row, code: partners[at]!.code })),
    ),
    byArea: byCount(
      rowsOf(
        wards.map(({ no, name }) => [String(no), name] as const),
        inWards,
        shown,
      ).map((row, at) => ({ ...row, code: wards[at]!.code })),
    ),
    elsewhere: shown(inWards.find(({ code }) => code === null)?.reports ?? 0),
    sources: sources
      .filter(({ partnerNo }) => partners.some(({ no }) => no === partnerNo))
      .map((source): SourceHonesty => {
        const counted = sourceCounts.find((row) => row.source === source.no);
        return {
          source,
          reports: shown(counted?.reports ?? 0),
          unclassified: shown(counted?.unclassified ?? 0),
          outside: shown(counted?.outside ?? 0),
        };
      }),
  };
}

/** The top of the tree is what a report has whose source said no more than that. */
function typeName(categories: ReturnType<typeof categoriesOf>, code: string): string {
  const name = categoryName(categories, code);
  return categories.get(code)?.local.length === 1 ? `${name}, no type given` : name;
}

function noFigures(view: SnapshotView, period: Period): Figures {
  return {
    cut: view.cut,
    period,
    isRounded: !view.mayList,
    total: { reports: 0, incidents: 0, partners: 0 },
    byMonth: monthRows(period, [], undefined, (count) => count),
    byClass: [],
    byCategory: [],
    byPartner: [],
    byArea: [],
    elsewhere: 0,
    sources: [],
  };
}

type Row = Counted & { code: string | null };

function figureRow(code: string, name: string, row: Counted | undefined, shown: Showing): FigureRow {
  return { code, name, reports: shown(row?.reports ?? 0), incidents: shown(row?.incidents ?? 0) };
}

/** One row for each name, also where nothing was counted. */
function rowsOf(
  names: readonly (readonly [string, string])[],
  counted: readonly Row[],
  shown: Showing,
): FigureRow[] {
  const byCode = new Map(counted.map((row) => [row.code, row]));
  return names.map(([code, name]) => figureRow(code, name, byCode.get(code), shown));
}

function monthRows(
  period: Period,
  months: readonly Row[],
  monthsBefore: readonly Row[] | undefined,
  shown: Showing,
): MonthRow[] {
  const before = monthsBefore && new Map(monthsBefore.map((row) => [row.code, row.reports]));
  return rowsOf(
    monthsIn(period).map((month) => [month, month] as const),
    months,
    shown,
  ).map((row) => {
    const month = Temporal.PlainYearMonth.from(row.code).subtract({ years: 1 }).toString();
    return before ? { ...row, yearBefore: shown(before.get(month) ?? 0) } : row;
  });
}
