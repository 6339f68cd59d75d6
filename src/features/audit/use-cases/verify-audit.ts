import { z } from 'zod';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { readVerifier } from '../../../platform/audit/public-key.ts';
import { verifyAudit } from '../../../platform/audit/verify.ts';
import type { AuditParts } from '../types.ts';

/**
 * Computes the whole chain again from the tables and compares it with the signed checkpoints and with their copy
 * outside the database. Reads every leaf: some seconds for a million.
 */
export function verifyTheAudit(parts: AuditParts) {
  return useCase({
    name: 'audit.verify',
    title: 'Check that nobody changed the audit',
    input: z.object({}),
    allow: { roles: ['data-protection-officer', 'administrator'] },
    async run(ctx) {
      let told = 0;
      ctx.progress.begin('Checking the audit', undefined, 'entries');
      const verdict = await verifyAudit(ctx.db, readVerifier(parts.folder), parts.folder, (done) => {
        ctx.progress.step(done - told);
        told = done;
      });
      ctx.audit({ facts: { entries: verdict.leaves, faults: verdict.faults.length } });
      return ok(verdict);
    },
  });
}
