import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { requiredText, tick } from '../../../web/forms/index.ts';
import { eraseRecord } from '../jobs.ts';
import { refuseToErase } from '../rules/may-erase.ts';
import type { ErasureGround } from '../types.ts';
import { getOwnRecord, whichRecord } from './open-record.ts';

export const eraseForm = z.object({
  ground: z.string({ error: 'Choose why it may be erased' }).min(1, { error: 'Choose why it may be erased' }),
  why: requiredText('Say who asked, and what you weighed', { max: 1000 }),
  sure: tick().refine((ticked) => ticked, { error: 'Tick the box to say that you are sure' }),
});

/** Asks for a record to be erased. The work is the worker's, because the process of pages may not change records. */
export const askToErase = useCase({
  name: 'retention.ask-to-erase',
  title: 'Ask for a record to be erased',
  input: whichRecord.extend(eraseForm.omit({ sure: true }).shape),
  allow: { roles: ['data-protection-officer'] },
  needsFreshCode: true,
  async run(ctx, { kind, id, ground, why }) {
    const found = await getOwnRecord(ctx, { kind, id });
    if (!found.ok) return found;
    const may = refuseToErase(found.value);
    if (!may.ok) return may;
    const grounds = ctx.policy.value<ErasureGround[]>('retention.erasure-grounds');
    const chosen = grounds.find(({ code }) => code === ground);
    if (!chosen)
      return refuse('invalid', 'retention/no-ground', 'Choose one of the grounds.', [
        { field: 'ground', message: 'Choose why it may be erased' },
      ]);
    ctx.audit({ subjectKind: kind, subjectId: id, facts: { ground }, why });
    return ok(await ctx.askFor(eraseRecord, { kind, id, ground: chosen.code }));
  },
});
