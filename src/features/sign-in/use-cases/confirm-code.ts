import { z } from 'zod';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { markSteppedUp } from '../../../platform/session/index.ts';
import { countSuccess, findPersonAtStage, useStep } from '../store.ts';

const input = z.object({
  attemptId: z.uuid(),
  idHash: z.string(),
  /** The time step the code belongs to; undefined when it was wrong. */
  step: z.int().optional(),
});

/** Someone signed in gives a code once more, before a deed that asks for a fresh one. A code is used once. */
export const confirmCode = useCase<z.infer<typeof input>, { isRight: boolean }>({
  name: 'sign-in.confirm',
  title: 'Accept or refuse a fresh code',
  input,
  allow: { system: ['sign-in'] },
  async run({ db, audit }, { attemptId, idHash, step }) {
    const person = await findPersonAtStage(db, idHash, 'open');
    if (person) audit({ subjectKind: 'user', subjectId: person.userId });
    const isRight = person !== undefined && step !== undefined && (await useStep(db, person.userId, step));
    audit({ facts: { answer: isRight ? 'right' : 'wrong' } });
    if (!isRight) return ok({ isRight });
    await markSteppedUp(db, idHash);
    await countSuccess(db, attemptId);
    return ok({ isRight });
  },
});
