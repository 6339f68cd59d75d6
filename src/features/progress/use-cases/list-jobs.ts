import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { countRuns, listRuns, type RunCounts } from '../store.ts';
import type { JobRun } from '../types.ts';

const pageSize = 25;

export interface ListedJobs {
  runs: JobRun[];
  counts: RunCounts;
  page: number;
  pageCount: number;
}

/** Long work of the last months: what runs, how far it is, how it ended. Holds nobody's data. */
export const listJobs = useCase({
  name: 'progress.list',
  title: 'See what long work is running',
  input: z.object({ page: z.number().int().min(1) }),
  allow: { roles },
  async run(ctx, { page }) {
    const counts = await countRuns(ctx.db);
    const pageCount = Math.max(1, Math.ceil(counts.all / pageSize));
    const runs = await listRuns(ctx.db, (page - 1) * pageSize, pageSize);
    const listed: ListedJobs = { runs, counts, page, pageCount };
    return ok(listed);
  },
});
