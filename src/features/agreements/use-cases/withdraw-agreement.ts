import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { findAgreement, moveState } from '../store.ts';

const input = z.object({ id: z.uuid(), reason: z.string().trim().min(1).max(500) });

/**
 * Nobody sees anything through it any more, from the next transaction on: row-level security reads the agreements in
 * force each time it opens a context.
 */
export const withdrawAgreement = useCase<z.infer<typeof input>, void>({
  name: 'agreements.withdraw',
  title: 'Withdraw a sharing agreement',
  input,
  allow: { roles: ['administrator', 'data-protection-officer'] },
  needsFreshCode: true,
  async run({ db, audit }, { id, reason }) {
    const agreement = await findAgreement(db, id);
    if (!agreement) return refuse('missing', 'agreements/none', 'There is no such agreement.');
    audit({ subjectKind: 'agreement', subjectId: id, why: reason });
    if (agreement.state === 'withdrawn' || !(await moveState(db, id, agreement.state, 'withdrawn')))
      return refuse('conflict', 'agreements/withdrawn', 'This agreement is withdrawn already.');
    return ok(undefined);
  },
});
