import { z } from 'zod';
import { ok, RefusalError } from '../../kernel/result.ts';
import { job } from '../../kernel/use-case.ts';
import {
  commitToRecord,
  deleteVersions,
  emptyPersonRecord,
  emptyReport,
  emptySourceRecords,
  insertErasure,
} from './store.ts';
import { recordKinds, type ErasureGround } from './types.ts';
import { getOwnRecord } from './use-cases/open-record.ts';
import { refuseToErase } from './rules/may-erase.ts';

/** Empties a record, everything made from it and the rows it came from, in one transaction; leaves a commitment. */
export const eraseRecord = job({
  name: 'retention.erase',
  title: 'Erase a record',
  input: z.object({ kind: z.enum(recordKinds), id: z.uuid(), ground: z.string() }),
  allow: { roles: ['data-protection-officer'] },
  async run(ctx, { kind, id, ground }) {
    ctx.progress.begin('Erasing', 1, 'records');
    const emptied = await ctx.transact(async (inner) => {
      const found = await getOwnRecord(inner, { kind, id });
      if (!found.ok) throw new RefusalError(found.refusal);
      const may = refuseToErase(found.value);
      if (!may.ok) throw new RefusalError(may.refusal);
      if (inner.actor.kind !== 'user') throw new Error('only a person erases a record');
      const commitment = await commitToRecord(inner.db, kind, id);
      const rows = await emptySourceRecords(inner.db, id);
      const versions = await deleteVersions(inner.db, id);
      await (kind === 'report' ? emptyReport(inner.db, id) : emptyPersonRecord(inner.db, id));
      const chosen = inner.policy
        .value<ErasureGround[]>('retention.erasure-grounds')
        .find(({ code }) => code === ground);
      const rule = chosen ? `${chosen.law}: ${chosen.title}` : ground;
      const { partnerNo } = found.value;
      await insertErasure(inner.db, { kind, commitment, partnerNo, rule, erasedBy: inner.actor.userId });
      inner.audit({ subjectKind: kind, subjectId: id, facts: { ground, rows, versions } });
      return { rows, versions };
    });
    ctx.progress.step(1);
    return ok({
      rowsIn: emptied.rows,
      rowsOut: 0,
      message: `The ${kind.replace('-', ' ')} is erased, with ${inWords(emptied.rows, 'row')} as received and ${inWords(emptied.versions, 'earlier version')}.`,
      about: { kind: 'erasure', id: kind },
    });
  },
});

function inWords(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
