import { z } from 'zod';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { useCase, type Ctx } from '../../../kernel/use-case.ts';
import { findRow } from '../store.ts';
import type { QuarantinedRow } from '../types.ts';

const number = z.coerce.number().int().min(0).max(2_147_483_647).catch(0);

export const whichRow = z.object({ extractNo: number, rowNo: number });

export async function getRow(
  { db }: Pick<Ctx, 'db'>,
  { extractNo, rowNo }: { extractNo: number; rowNo: number },
): Promise<Result<QuarantinedRow>> {
  const row = await findRow(db, extractNo, rowNo);
  return row
    ? ok(row)
    : refuse(
        'missing',
        'quarantine/no-row',
        'No such row is in quarantine, or its partner’s records are not yours to keep.',
      );
}

/** A row as it was received, with everything that is wrong with it. */
export const openRow = useCase({
  name: 'quarantine.open',
  title: 'Open a row in quarantine',
  input: whichRow,
  allow: { roles: ['data-steward'] },
  async run(ctx, which) {
    const found = await getRow(ctx, which);
    if (found.ok)
      ctx.audit({
        subjectKind: 'source-record',
        subjectId: `${which.extractNo}/${which.rowNo}`,
        fields: ['records'],
      });
    return found;
  },
});
