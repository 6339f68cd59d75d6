import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { areasOf, outlinesOf } from '../../areas/index.ts';
import { categoriesOf, choicesUnder, shortNames } from '../../incidents/index.ts';
import { listCountedPartners } from '../store.ts';

/** What the filters of the figures may offer, and the outlines to draw them on: nothing in it is about anyone. */
export const offerFilters = useCase({
  name: 'dashboards.filters',
  title: 'Choose what figures are of',
  input: z.object({ kind: z.enum(['asb', 'crime', 'all']).default('asb') }),
  allow: { roles },
  async run(ctx, { kind }) {
    const partners = await listCountedPartners(ctx.db);
    const short = shortNames(partners);
    return ok({
      partners: partners.map(({ no, code, name }) => ({ code, short: short.get(no) ?? name })),
      wards: await areasOf(ctx.db, 'ward'),
      categories: choicesUnder(categoriesOf(ctx), kind === 'crime' ? 'crime' : 'asb'),
      outlines: await outlinesOf(ctx.db, 'ward'),
    });
  },
});
