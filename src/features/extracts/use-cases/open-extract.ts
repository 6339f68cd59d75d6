import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { useCase, type Ctx } from '../../../kernel/use-case.ts';
import { findExtract } from '../store.ts';
import type { Extract } from '../types.ts';

export const whichExtract = z.object({ no: z.coerce.number().int().min(1).max(2_147_483_647).catch(0) });

export async function getExtract(ctx: Pick<Ctx, 'db' | 'policy'>, no: number): Promise<Result<Extract>> {
  const found = await findExtract(ctx.db, no, ctx.policy.value<number>('imports.landed-bytes-days'));
  return found
    ? ok(found)
    : refuse('missing', 'extracts/no-extract', 'There is no such extract. See the list of its source.');
}

/** The receipt of one delivery and what became of its rows: no secret among partners. */
export const openExtract = useCase({
  name: 'extracts.open',
  title: 'Open an extract',
  input: whichExtract,
  allow: { roles },
  async run(ctx, { no }) {
    const found = await getExtract(ctx, no);
    if (found.ok) ctx.audit({ subjectKind: 'extract', subjectId: String(no) });
    return found;
  },
});
