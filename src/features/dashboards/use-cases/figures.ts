import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase, type Ctx } from '../../../kernel/use-case.ts';
import type { Snapshots } from '../../../platform/duckdb/index.ts';
import { areaKinds, findArea } from '../../areas/index.ts';
import { categoriesOf, codesUnder, nsirClasses } from '../../incidents/index.ts';
import { listAllSources } from '../../sources/index.ts';
import { daysIn, periodAsked } from '../rules/periods.ts';
import { findSpan, type RowFilter } from '../snapshot-store.ts';
import { listCountedPartners, type CountedPartner } from '../store.ts';
import type { FigureFilter } from '../types.ts';
import { countFigures, noFigures } from './count-figures.ts';

const localDay = z
  .union([z.custom<Temporal.PlainDate>((given) => given instanceof Temporal.PlainDate), z.iso.date()])
  .transform((given) => Temporal.PlainDate.from(given))
  .optional();

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
      classes: z.array(z.enum(nsirClasses)).default([]),
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
        ? await countFigures(ctx, view, { filter, period, first: span?.first, partners, sources })
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
