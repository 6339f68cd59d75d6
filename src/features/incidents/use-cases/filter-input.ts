import { z } from 'zod';
import { parseReference } from '../../../kernel/reference.ts';
import type { Ctx } from '../../../kernel/use-case.ts';
import { categoryTable, type CategoryTable } from '../../../pipeline/map/values/index.ts';
import { areaKinds, findArea, type Area, type AreaKind } from '../../areas/index.ts';
import { codesUnder } from '../rules/categories.ts';
import { shortNames } from '../rules/partner-names.ts';
import { findBySourceKey, findTelling, listSeenPartners, type ReportFilter } from '../store.ts';
import { incidentKinds, nsirClasses, type IncidentFilter, type SeenPartner } from '../types.ts';

/** Roles that may read single incidents; the others see figures. */
export const mayList = {
  roles: ['officer', 'coordinator', 'analyst', 'manager', 'data-steward', 'data-protection-officer'],
} as const;

/** What a partner's own reference may look like: one word with a figure in it. */
const isLikeReference = /^(?=.*\d)\S{3,80}$/;

/** The prefix of incidents' references. */
export const referencePrefix = 'CW';

const localDay = z
  .union([z.custom<Temporal.PlainDate>((given) => given instanceof Temporal.PlainDate), z.iso.date()])
  .transform((given) => Temporal.PlainDate.from(given))
  .optional();

/** What every use-case over the list takes; a page hands over its address, a command its options. */
export const filterInput = z.object({
  text: z.string().trim().max(200).default(''),
  kind: z.enum(incidentKinds).default('asb'),
  partners: z.array(z.string().max(40)).max(70).default([]),
  classes: z.array(z.enum(nsirClasses)).default([]),
  category: z.string().max(80).optional(),
  area: z.string().max(60).optional(),
  from: localDay,
  until: localDay,
  mapped: z.enum(['yes', 'no']).optional(),
});

export interface ResolvedFilter {
  /** Undefined where nothing can fit: no partner is seen, or the area or category is none. */
  report: ReportFilter | undefined;
  partners: readonly SeenPartner[];
  area: Area | undefined;
  /** True where the words looked for are too common to count. */
  isCommon: boolean;
}

/** The tree in force today, by code. Made once for each version of the policy. */
const tables = new WeakMap<object, CategoryTable>();
export function categoriesOf(ctx: Pick<Ctx, 'policy'>): CategoryTable {
  const tree = ctx.policy.value<object>('categories.local-tree');
  const known = tables.get(tree) ?? categoryTable(tree);
  tables.set(tree, known);
  return known;
}

/** The filter in the table's terms, with what the page needs to speak of it. */
export async function resolveFilter(ctx: Ctx, filter: IncidentFilter): Promise<ResolvedFilter> {
  const rows = await listSeenPartners(ctx.db);
  const short = shortNames(rows);
  const partners = rows
    .map((row): SeenPartner => ({ ...row, short: short.get(row.no) ?? row.name }))
    .sort((a, b) => a.short.localeCompare(b.short, 'en-GB'));
  const only = (incidentNos: readonly number[]): ResolvedFilter => ({
    report: { ...anything(partners), incidentNos },
    partners,
    area: undefined,
    isCommon: false,
  });
  const reference = parseReference(filter.text);
  if (reference?.prefix === referencePrefix) {
    return only([reference.number]);
  }
  const known = isLikeReference.test(filter.text) ? await findBySourceKey(ctx.db, filter.text) : [];
  if (known.length > 0) return only(known);
  const chosen = partners.filter(
    ({ code }) => filter.partners.length === 0 || filter.partners.includes(code),
  );
  const [kind, code] = splitArea(filter.area);
  const area = kind && code ? await findArea(ctx.db, kind, code) : undefined;
  const categories = filter.category ? codesUnder(categoriesOf(ctx), filter.category) : [];
  const nothingFits =
    chosen.length === 0 || (filter.area && !area) || (filter.category && categories.length === 0);
  const telling = filter.text === '' || nothingFits ? undefined : await findTelling(ctx.db, filter.text);
  const isCommon = telling !== undefined && !(telling.saying && telling.at);
  const report: ReportFilter = {
    ...anything(chosen),
    kind: filter.kind === 'all' ? undefined : filter.kind,
    classes: filter.classes,
    categories,
    wardNo: area?.kind === 'ward' ? area.no : undefined,
    lsoaNo: area?.kind === 'lsoa' ? area.no : undefined,
    from: filter.from,
    until: filter.until,
    mapped: filter.mapped,
    telling,
  };
  return { report: nothingFits ? undefined : report, partners, area, isCommon };
}

/** What goes on record of a search: what kind of filter, never the words, which may be a name. */
export function factsOf(filter: IncidentFilter): Record<string, string | number | boolean> {
  return {
    kind: filter.kind,
    searched: filter.text !== '',
    ...(filter.partners.length > 0 ? { partners: filter.partners.join(' ') } : {}),
    ...(filter.category ? { category: filter.category } : {}),
    ...(filter.area ? { area: filter.area } : {}),
    ...(filter.from ? { from: filter.from.toString() } : {}),
    ...(filter.until ? { until: filter.until.toString() } : {}),
  };
}

function anything(partners: readonly SeenPartner[]): ReportFilter {
  return {
    kind: undefined,
    partnerNos: partners.map(({ no }) => no),
    classes: [],
    categories: [],
    wardNo: undefined,
    lsoaNo: undefined,
    from: undefined,
    until: undefined,
    mapped: undefined,
    incidentNos: undefined,
    telling: undefined,
  };
}

function splitArea(area: string | undefined): [AreaKind | undefined, string | undefined] {
  const [kind, code] = (area ?? '').split('.');
  return [areaKinds.find((known) => known === kind), code];
}
