import { z } from 'zod';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { useCase, type Ctx } from '../../../kernel/use-case.ts';
import { findRecord } from '../store.ts';
import { recordKinds, type ErasureGround, type KeptRecord, type RecordKind } from '../types.ts';

export const whichRecord = z.object({ kind: z.enum(recordKinds), id: z.uuid() });

/** The record, where it is the reader's own partner's: only they may hold or erase it. */
export async function getOwnRecord(
  ctx: Pick<Ctx, 'db' | 'actor' | 'policy'>,
  which: { kind: RecordKind; id: string },
): Promise<Result<KeptRecord>> {
  const days = ctx.policy.value<number>('imports.landed-bytes-days');
  const record = await findRecord(ctx.db, which.kind, which.id, days);
  if (!record)
    return refuse('missing', 'retention/no-record', 'There is no such record, or none that you may see.');
  if (ctx.actor.kind !== 'user' || ctx.actor.partnerNo !== record.partnerNo)
    return refuse(
      'forbidden',
      'retention/not-ours',
      `${record.partner} holds this record. Ask their data protection officer.`,
    );
  return ok(record);
}

export interface OpenedRecord {
  record: KeptRecord;
  grounds: ErasureGround[];
}

/** One record, to be sure it is the right one before holding or erasing it. */
export const openRecord = useCase({
  name: 'retention.open',
  title: 'Open a record to hold or erase it',
  input: whichRecord,
  allow: { roles: ['data-protection-officer'] },
  async run(ctx, which) {
    const found = await getOwnRecord(ctx, which);
    if (!found.ok) return found;
    const fields = which.kind === 'report' ? ['report'] : ['identity'];
    ctx.audit({ subjectKind: which.kind, subjectId: which.id, fields });
    const grounds = ctx.policy.value<ErasureGround[]>('retention.erasure-grounds');
    const opened: OpenedRecord = { record: found.value, grounds };
    return ok(opened);
  },
});
