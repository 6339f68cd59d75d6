import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { requiredText } from '../../../web/forms/index.ts';
import { releaseHold } from '../store.ts';

export const releaseForm = z.object({
  hold: z.uuid({ error: 'Choose the hold to release' }),
  why: requiredText('Say why the hold may end', { max: 1000 }),
});

/** Ends a hold; retention periods and erasure then apply again. */
export const releaseLegalHold = useCase({
  name: 'retention.release-hold',
  title: 'Release a legal hold',
  input: releaseForm,
  allow: { roles: ['data-protection-officer'] },
  needsFreshCode: true,
  async run(ctx, { hold, why }) {
    if (ctx.actor.kind !== 'user') throw new Error('only a person releases a hold');
    const released = await releaseHold(ctx.db, hold, { by: ctx.actor.userId, why });
    if (!released)
      return refuse(
        'missing',
        'retention/no-hold',
        'There is no such hold in force, or it is another partner’s. Look at the list again.',
      );
    ctx.audit({ subjectKind: released.kind, subjectId: released.subjectId, why });
    return ok(undefined);
  },
});
