import { z } from 'zod';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { getSource } from '../../sources/index.ts';
import { countEntries, countWaitingRows, listClasses, listEntries } from '../store.ts';
import type { QuarantineEntry } from '../types.ts';

const pageSize = 25;

/** What waits, by reason and source. Row-level security shows each steward only rows whose records they keep. */
export const listQuarantine = useCase({
  name: 'quarantine.list',
  title: 'See what waits in quarantine',
  input: z.object({}),
  allow: { roles: ['data-steward'] },
  async run(ctx) {
    const classes = await listClasses(ctx.db);
    ctx.audit({ fields: ['records'], facts: { classes: classes.length } });
    return ok({ classes, rows: await countWaitingRows(ctx.db) });
  },
});

export interface OpenedClass {
  source: { code: string; name: string };
  rule: string | undefined;
  entries: QuarantineEntry[];
  counts: { items: number; rows: number };
  page: number;
  pageCount: number;
  first: number;
}

/** The rows of one source that wait, or those that wait for one reason. */
export const openClass = useCase({
  name: 'quarantine.open-class',
  title: 'See the rows that wait for one reason',
  input: z.object({
    source: z.string().max(80),
    rule: z.string().max(80).optional(),
    page: z.number().int().min(1).max(100_000),
  }),
  allow: { roles: ['data-steward'] },
  async run(ctx, { source: code, rule, page }) {
    const found = await getSource(ctx, code);
    if (!found.ok) return found;
    const of = { source: code, rule };
    const counts = await countEntries(ctx.db, of);
    const entries = await listEntries(ctx.db, of, (page - 1) * pageSize, pageSize);
    ctx.audit({
      subjectKind: 'source',
      subjectId: code,
      fields: ['records'],
      facts: { shown: entries.length },
    });
    const opened: OpenedClass = {
      source: { code, name: found.value.name },
      rule,
      entries,
      counts,
      page,
      pageCount: Math.max(1, Math.ceil(counts.items / pageSize)),
      first: (page - 1) * pageSize + 1,
    };
    return ok(opened);
  },
});
