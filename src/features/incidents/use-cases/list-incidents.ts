import { z } from 'zod';
import { referenceOf } from '../../../kernel/reference.ts';
import { ok } from '../../../kernel/result.ts';
import { useCase, type Db } from '../../../kernel/use-case.ts';
import { areasOf, type Area } from '../../areas/index.ts';
import { categoryName, choicesUnder } from '../rules/categories.ts';
import { readCursor, writeCursor } from '../rules/cursor.ts';
import { gridShown, placeShown } from '../rules/place-shown.ts';
import { countIncidents, listIncidents as listRows, type IncidentRow, type ReportFilter } from '../store.ts';
import {
  incidentSorts,
  type CategoryChoice,
  type IncidentCount,
  type IncidentList,
  type ListedIncident,
  type SeenPartner,
  type Told,
} from '../types.ts';
import {
  categoriesOf,
  factsOf,
  filterInput,
  mayList,
  referencePrefix,
  resolveFilter,
} from './filter-input.ts';

export interface ListedIncidents extends IncidentList {
  /** What the filters may offer. */
  partners: readonly SeenPartner[];
  wards: readonly Area[];
  area: Area | undefined;
  categories: readonly CategoryChoice[];
}

export const listInput = filterInput.extend({
  sort: z.enum(incidentSorts).default('-told'),
  after: z.string().default('').transform(readCursor),
  size: z.number().int().min(1).max(1000).default(25),
});

/**
 * One page of incidents that fit, and how many there are. An incident fits when one of its reports that the reader may see fits
 * all the filters, and is shown as the earliest such report tells it.
 */
export const listIncidents = useCase({
  name: 'incidents.list',
  title: 'List incidents',
  input: listInput,
  allow: mayList,
  async run(ctx, input) {
    const filter = await resolveFilter(ctx, input);
    const categories = categoriesOf(ctx);
    const list = filter.report
      ? await pageOf(ctx.db, filter.report, input)
      : { rows: [], first: 1, next: undefined, previous: undefined };
    const listed: ListedIncidents = {
      ...list,
      rows: list.rows.map((row) => describe(row, filter.partners, (code) => categoryName(categories, code))),
      count: filter.isCommon ? undefined : filter.report ? await countOf(ctx.db, filter.report) : nothing,
      partners: filter.partners,
      wards: await areasOf(ctx.db, 'ward'),
      area: filter.area,
      categories: choicesUnder(categories, input.kind === 'crime' ? 'crime' : 'asb'),
    };
    ctx.audit({
      subjectKind: 'incident',
      fields: ['reports'],
      facts: { ...factsOf(input), shown: list.rows.length },
    });
    return ok(listed);
  },
});

const nothing: IncidentCount = {
  incidents: 0,
  reports: 0,
  partners: 0,
  unmapped: 0,
  exact: true,
  firstDay: undefined,
  lastDay: undefined,
};

/** The rows of one page, with where the pages before and after it begin. */
export async function pageOf(
  db: Db,
  filter: ReportFilter,
  { sort, after, size }: Pick<z.output<typeof listInput>, 'sort' | 'after' | 'size'>,
): Promise<{ rows: IncidentRow[]; first: number; next: string | undefined; previous: string | undefined }> {
  const backwards = after?.backwards ?? false;
  const found = await listRows(db, filter, { sort, beyond: after?.place, backwards, limit: size + 1 });
  const isMore = found.length > size;
  const rows = backwards ? found.slice(isMore ? 1 : 0) : found.slice(0, size);
  const ordinal = after?.place.ordinal ?? 0;
  // Pages walked backwards may not come out even at the beginning, when rows were added meanwhile.
  const first = Math.max(1, backwards ? ordinal - rows.length : ordinal + 1);
  const isNext = backwards || isMore;
  const isPrevious = backwards ? isMore : after !== undefined;
  return {
    rows,
    first,
    next: isNext ? edge(rows.at(-1), first + rows.length - 1, false) : undefined,
    previous: isPrevious ? edge(rows[0], first, true) : undefined,
  };
}

function edge(row: IncidentRow | undefined, ordinal: number, backwards: boolean): string | undefined {
  if (!row) return undefined;
  const { micros, incidentNo } = row;
  return writeCursor({ place: { ordinal, micros: micros ?? undefined, incidentNo }, backwards });
}

async function countOf(db: Db, filter: ReportFilter): Promise<IncidentCount> {
  const { firstMs, lastMs, ...count } = await countIncidents(db, filter);
  return { ...count, firstDay: localDay(firstMs), lastDay: localDay(lastMs) };
}

function localDay(ms: number | null): Temporal.PlainDate | undefined {
  if (ms === null) return undefined;
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('Europe/London').toPlainDate();
}

export function toldOf({ micros, precision }: IncidentRow): Told {
  return { at: instant(micros === null ? null : Math.floor(Number(micros) / 1000)), precision };
}

/** A row as pages and files speak of it. */
export function describe(
  row: IncidentRow,
  partners: readonly SeenPartner[],
  nameOf: (category: string) => string,
): ListedIncident {
  return {
    reference: referenceOf(referencePrefix, row.incidentNo),
    told: toldOf(row),
    kind: row.kind,
    nsir: row.nsir,
    category: nameOf(row.category),
    place: placeShown(row.place ?? undefined, row.mayIdentify),
    ward: row.ward ?? undefined,
    lsoa: row.lsoa ?? undefined,
    grid: gridShown(row.easting ?? undefined, row.northing ?? undefined, row.mayIdentify),
    reports: row.reports,
    toldTo: [...new Set(row.partnerNos)].map(
      (no) => partners.find((partner) => partner.no === no)?.short ?? 'Another partner',
    ),
    outcome: row.outcome ?? undefined,
    closedAt: instant(row.closedMs),
    regime: row.regime,
  };
}

function instant(ms: number | null): Temporal.Instant | undefined {
  return ms === null ? undefined : Temporal.Instant.fromEpochMilliseconds(ms);
}
