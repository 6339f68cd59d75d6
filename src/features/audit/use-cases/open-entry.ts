import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { findLeaf, findReason } from '../store.ts';
import type { AuditEntryInFull, AuditParts } from '../types.ts';
import { describeLeaf } from './describe-leaf.ts';

/** One leaf whole. The reason's words, which may be personal, are for the data protection officer alone. */
export function openEntry(parts: AuditParts) {
  return useCase({
    name: 'audit.open',
    title: 'Open one entry of the audit',
    input: z.object({ id: z.string() }),
    allow: { roles: ['data-protection-officer', 'administrator'] },
    async run(ctx, input) {
      const row = z.uuid().safeParse(input.id).success ? await findLeaf(ctx.db, input.id) : undefined;
      if (!row)
        return refuse(
          'missing',
          'audit/no-entry',
          'There is no such entry in the audit. Go back to the list.',
        );
      const reason = row.hasReason ? await findReason(ctx.db, row.id) : ({ state: 'none' } as const);
      const entry: AuditEntryInFull = {
        ...describeLeaf(row, parts.works(), ctx.policy),
        fields: row.fields,
        facts: row.facts,
        reason,
        place: row.place ?? undefined,
      };
      const shown = reason.state === 'given' ? ['audit', 'reason'] : ['audit'];
      ctx.audit({ subjectKind: 'audit-entry', subjectId: row.id, fields: shown });
      return ok(entry);
    },
  });
}
