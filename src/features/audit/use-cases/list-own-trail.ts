import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { listLeaves } from '../store.ts';
import type { AuditParts } from '../types.ts';
import { describeLeaf } from './describe-leaf.ts';
import { after, oneMoreThanAPage, toPage } from './list-entries.ts';

/** What the reader did and saw: everyone may know what is on record about their own work. */
export function listOwnTrail(parts: AuditParts) {
  return useCase({
    name: 'audit.trail',
    title: 'See your own trail',
    input: z.object({ after }),
    allow: { roles },
    async run(ctx, input) {
      if (ctx.actor.kind !== 'user')
        return refuse('refused', 'audit/no-trail-of-the-program', 'Only a person has a trail.');
      const filter = {
        person: ctx.actor.userId,
        useCase: undefined,
        from: undefined,
        until: undefined,
        refusedOnly: false,
        withLooksAtJobs: false,
      };
      const rows = await listLeaves(ctx.db, filter, input.after, oneMoreThanAPage);
      const works = parts.works();
      return ok(toPage(rows, (row) => describeLeaf(row, works, ctx.policy)));
    },
  });
}
