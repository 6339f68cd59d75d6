import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { findRun } from '../store.ts';

/** How far one piece of long work is, or how it ended. */
export const openJob = useCase({
  name: 'progress.open',
  title: 'See how far a job is',
  input: z.object({ id: z.string() }),
  allow: { roles },
  async run(ctx, { id }) {
    const run = z.uuid().safeParse(id).success ? await findRun(ctx.db, id) : undefined;
    if (!run)
      return refuse(
        'missing',
        'progress/no-job',
        'There is no such job. What ran is kept for some months; see the list.',
      );
    ctx.audit({ subjectKind: 'job', subjectId: id });
    return ok(run);
  },
});
