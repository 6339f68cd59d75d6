import { z } from 'zod';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { advanceSession } from '../../../platform/session/index.ts';
import { countSuccess, findPersonAtStage, useStep } from '../store.ts';

const input = z.object({
  attemptId: z.uuid(),
  idHash: z.string(),
  stage: z.enum(['second-factor', 'enrol']),
  /** The time step the code belongs to; undefined when it was wrong. */
  step: z.int().optional(),
});

/** `wrongCodes`: those that others, or the person, gave since they last signed in. */
export type JudgedCode = { kind: 'wrong' } | { kind: 'right'; token: string; wrongCodes: number };

/** What follows from a code: nothing, or a session that knows who it is, under a new token. A code is used once. */
export const judgeCode = useCase<z.infer<typeof input>, JudgedCode>({
  name: 'sign-in.code',
  title: 'Accept or refuse a code',
  input,
  allow: { system: ['sign-in'] },
  async run({ db, audit }, { attemptId, idHash, stage, step }) {
    const person = await findPersonAtStage(db, idHash, stage);
    if (person) audit({ subjectKind: 'user', subjectId: person.userId });
    const isFresh = person !== undefined && step !== undefined && (await useStep(db, person.userId, step));
    const token = isFresh ? await advanceSession(db, idHash, 'choose') : undefined;
    if (!token) {
      audit({ facts: { answer: step === undefined ? 'wrong' : 'used before' } });
      return ok({ kind: 'wrong' });
    }
    const wrongCodes = await countSuccess(db, attemptId);
    audit({ facts: { answer: stage === 'enrol' ? 'enrolled' : 'right', wrongCodes } });
    return ok({ kind: 'right', token, wrongCodes });
  },
});
