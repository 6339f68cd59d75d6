import { z } from 'zod';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { getKeptSource } from '../../sources/index.ts';
import { findByBytes } from '../store.ts';
import type { ExtractsParts } from '../types.ts';

/** The bytes came before, and nothing is done again; or a job was asked for. */
export type AskedToLand =
  { kind: 'known'; extractNo: number; receivedAt: Temporal.Instant } | { kind: 'asked'; runId: string };

/** Asks for a file that is in the store to be landed. The same bytes again answer with the earlier receipt. */
export function askToLand({ land }: Pick<ExtractsParts, 'land'>) {
  return useCase({
    name: 'extracts.ask-to-land',
    title: 'Send an extract',
    input: z.object({
      code: z.string().max(80),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      fileName: z.string().min(1).max(300),
    }),
    allow: { roles: ['data-steward'] },
    async run(ctx, { code, sha256, fileName }) {
      const found = await getKeptSource(ctx, code);
      if (!found.ok) return found;
      const known = await findByBytes(ctx.db, found.value.no, sha256);
      ctx.audit({ subjectKind: 'source', subjectId: code, facts: { known: known !== undefined } });
      const answer: AskedToLand = known
        ? { kind: 'known', extractNo: known.no, receivedAt: known.receivedAt }
        : { kind: 'asked', runId: await ctx.askFor(land, { source: code, sha256, fileName }) };
      return ok(answer);
    },
  });
}
