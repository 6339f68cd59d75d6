import { z } from 'zod';
import { ok, type Result } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { tryMending } from '../../../pipeline/index.ts';
import { requiredText } from '../../../web/forms/index.ts';
import { getKeptSource } from '../../sources/index.ts';
import type { QuarantineParts } from '../types.ts';
import { whichRow } from './open-row.ts';

const why = requiredText('Say how you know', { max: 500 }).refine((text) => text.length >= 3, {
  error: 'Say how you know',
});
export const mendForm = z.object({ why });
export const replayForm = z.object({
  why: requiredText('Say what has changed', { max: 500 }).refine((text) => text.length >= 3, {
    error: 'Say what has changed',
  }),
});

/**
 * Asks for a row to be mended, once it can be read with what was put right. What is still wrong is said at once, column by
 * column; the writing is the worker's.
 */
export function askToMend({ mend }: Pick<QuarantineParts, 'mend'>) {
  return useCase({
    name: 'quarantine.ask-to-mend',
    title: 'Put a row in quarantine right and replay it',
    input: whichRow.extend({ corrected: z.record(z.string(), z.string().max(2000)), why }),
    allow: { roles: ['data-steward'] },
    async run(ctx, input): Promise<Result<string>> {
      const read = await tryMending(ctx, input);
      if (!read.ok) return read;
      ctx.audit({
        subjectKind: 'source-record',
        subjectId: `${input.extractNo}/${input.rowNo}`,
        fields: ['records'],
      });
      return ok(await ctx.askFor(mend, input));
    },
  });
}

/** Asks for all rows of a source that wait for one reason to be read again with the newest mapping. */
export function askToReplay({ replay }: Pick<QuarantineParts, 'replay'>) {
  return useCase({
    name: 'quarantine.ask-to-replay',
    title: 'Replay the rows that wait for one reason',
    input: z.object({
      source: z.string().max(80),
      rule: z.string().min(1).max(80),
      why: replayForm.shape.why,
    }),
    allow: { roles: ['data-steward'] },
    async run(ctx, { source, rule, why: reason }) {
      const kept = await getKeptSource(ctx, source);
      if (!kept.ok) return kept;
      ctx.audit({ subjectKind: 'source', subjectId: source, facts: { rule }, why: reason });
      return ok(await ctx.askFor(replay, { source, rule, why: reason }));
    },
  });
}
