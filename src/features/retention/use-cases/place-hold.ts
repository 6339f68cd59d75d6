import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { requiredText } from '../../../web/forms/index.ts';
import { insertHold } from '../store.ts';
import { getOwnRecord, whichRecord } from './open-record.ts';

export const holdForm = z.object({ reason: requiredText('Say why this record must be kept', { max: 1000 }) });

/** Keeps a record from being disposed of or erased until the hold is released. */
export const placeHold = useCase({
  name: 'retention.place-hold',
  title: 'Place a legal hold on a record',
  input: whichRecord.extend(holdForm.shape),
  allow: { roles: ['data-protection-officer'] },
  async run(ctx, { kind, id, reason }) {
    const found = await getOwnRecord(ctx, { kind, id });
    if (!found.ok) return found;
    if (ctx.actor.kind !== 'user') throw new Error('only a person places a hold');
    if (found.value.erasedAt)
      return refuse('conflict', 'retention/already-erased', 'This record has been erased already.');
    await insertHold(ctx.db, {
      kind,
      id,
      partnerNo: found.value.partnerNo,
      reason,
      placedBy: ctx.actor.userId,
    });
    ctx.audit({ subjectKind: kind, subjectId: id, why: reason });
    return ok(undefined);
  },
});
