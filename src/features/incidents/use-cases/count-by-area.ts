import { z } from 'zod';
import { lonLatFromGrid } from '../../../engines/geometry/index.ts';
import { hideSmall } from '../../../engines/statistics/index.ts';
import { referenceOf } from '../../../kernel/reference.ts';
import { ok } from '../../../kernel/result.ts';
import { useCase, type Ctx } from '../../../kernel/use-case.ts';
import { areaKinds, areasOf, outlinesOf, type AreaCount, type AreaOutlines } from '../../areas/index.ts';
import { categoryName, choicesUnder } from '../rules/categories.ts';
import { countByArea as countRows, listIncidents, type ReportFilter } from '../store.ts';
import type { Told } from '../types.ts';
import { toldOf, type ListedIncidents } from './list-incidents.ts';
import {
  categoriesOf,
  factsOf,
  filterInput,
  mayList,
  referencePrefix,
  resolveFilter,
} from './filter-input.ts';

export interface CountedAreas extends Pick<ListedIncidents, 'partners' | 'wards' | 'area' | 'categories'> {
  outlines: AreaOutlines;
  /** Every area of the kind, those with most first; a count too small to show is undefined, and stands before nought. */
  counts: readonly AreaCount[];
  /** Incidents in no area of the kind; undefined where too small to show. */
  elsewhere: number | undefined;
  /** Each incident's spot, where they are few enough to be told apart and the reader may know people; else undefined. */
  spots: readonly IncidentSpot[] | undefined;
  /** Whether counts are rounded and small ones hidden, because the reader may not know whom they are about. */
  isRounded: boolean;
}

/** An incident on the map: somewhere in a square of 100 m. */
export interface IncidentSpot {
  reference: string;
  category: string;
  told: Told;
  longitude: number;
  latitude: number;
}

/** More would be a cloud, which the areas' colours say better. */
const mostSpots = 500;
const squareM = 100;

/** Roles whose counts by area are hidden when small: an incident alone in its street is a household. */
const withoutIdentity: readonly string[] = ['analyst', 'manager'];

/** How many incidents that fit were told of in each area, for a map and the table beside it. */
export const countByArea = useCase({
  name: 'incidents.map',
  title: 'Count incidents by area',
  input: filterInput.extend({ by: z.enum(areaKinds).default('ward') }),
  allow: mayList,
  async run(ctx, input) {
    const filter = await resolveFilter(ctx, input);
    const isRounded = ctx.actor.kind === 'user' && withoutIdentity.includes(ctx.actor.role);
    const shown = (count: number) => (isRounded ? hideSmall(count) : count);
    const rows = filter.report ? await countRows(ctx.db, filter.report, input.by) : [];
    const byNo = new Map(rows.map(({ areaNo, incidents }) => [areaNo, incidents]));
    const areas = await areasOf(ctx.db, input.by);
    const counts = areas
      .map(({ no, code, name }) => ({ code, name, exact: byNo.get(no) ?? 0 }))
      .sort((a, b) => (shown(b.exact) ?? 1) - (shown(a.exact) ?? 1) || a.name.localeCompare(b.name, 'en-GB'))
      .map(({ code, name, exact }): AreaCount => ({ code, name, count: shown(exact) }));
    const counted: CountedAreas = {
      outlines: await outlinesOf(ctx.db, input.by),
      counts,
      elsewhere: shown(byNo.get(null) ?? 0),
      spots: isRounded || !filter.report ? undefined : await spotsOf(ctx, filter.report),
      isRounded,
      partners: filter.partners,
      wards: input.by === 'ward' ? areas : await areasOf(ctx.db, 'ward'),
      area: filter.area,
      categories: choicesUnder(categoriesOf(ctx), input.kind === 'crime' ? 'crime' : 'asb'),
    };
    ctx.audit({
      subjectKind: 'incident',
      fields: counted.spots ? ['counts', 'reports'] : ['counts'],
      facts: { ...factsOf(input), by: input.by },
    });
    return ok(counted);
  },
});

async function spotsOf(ctx: Ctx, report: ReportFilter): Promise<IncidentSpot[] | undefined> {
  const window = { sort: '-told', beyond: undefined, backwards: false, limit: mostSpots + 1 } as const;
  const rows = await listIncidents(ctx.db, { ...report, mapped: 'yes' }, window);
  if (rows.length > mostSpots) return undefined;
  const categories = categoriesOf(ctx);
  return rows.flatMap((row) => {
    if (!row.mayIdentify || row.easting === null || row.northing === null) return [];
    const [longitude, latitude] = lonLatFromGrid(middle(row.easting), middle(row.northing));
    return {
      reference: referenceOf(referencePrefix, row.incidentNo),
      category: categoryName(categories, row.category),
      told: toldOf(row),
      longitude,
      latitude,
    };
  });
}

function middle(metres: number): number {
  return (Math.floor(metres / squareM) + 0.5) * squareM;
}
