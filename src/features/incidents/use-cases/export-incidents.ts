import { z } from 'zod';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { outlinesOf } from '../../areas/index.ts';
import { categoryName } from '../rules/categories.ts';
import type { ListedIncident } from '../types.ts';
import { categoriesOf, factsOf, mayList, resolveFilter } from './filter-input.ts';
import { describe, listInput, pageOf } from './list-incidents.ts';

export interface ExportedIncidents {
  rows: readonly ListedIncident[];
  /** Where the next part begins; undefined at the end. */
  next: string | undefined;
  /** Partners whose reports are in the list. */
  partners: readonly string[];
  /** Whose boundaries tell the ward and the small area. */
  attributions: readonly string[];
}

/** One part of the list as a file, in the order and with the filters of the page. Each part is an entry in the audit. */
export const exportIncidents = useCase({
  name: 'incidents.export',
  title: 'Take a list of incidents away as a file',
  input: listInput.omit({ size: true }).extend({ size: z.number().int().min(1).max(5000).default(2000) }),
  allow: mayList,
  async run(ctx, input) {
    const filter = await resolveFilter(ctx, input);
    const categories = categoriesOf(ctx);
    const list = filter.report
      ? await pageOf(ctx.db, filter.report, input)
      : { rows: [], first: 1, next: undefined };
    const exported: ExportedIncidents = {
      rows: list.rows.map((row) => describe(row, filter.partners, (code) => categoryName(categories, code))),
      next: list.next,
      partners: filter.partners.map(({ name }) => name),
      attributions: (await outlinesOf(ctx.db, 'ward')).attributions,
    };
    ctx.audit({
      subjectKind: 'incident',
      fields: ['reports'],
      facts: { ...factsOf(input), rows: list.rows.length, from: list.first },
    });
    return ok(exported);
  },
});
