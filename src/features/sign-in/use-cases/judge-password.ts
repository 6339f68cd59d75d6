import { z } from 'zod';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { startSession } from '../../../platform/session/index.ts';
import { beginEnrolmentAnew, forgiveAttempt } from '../store.ts';

const input = z.object({
  attemptId: z.uuid(),
  /** Undefined when there is no such account. */
  credential: z.object({ userId: z.uuid(), isEnrolled: z.boolean() }).optional(),
  isRight: z.boolean(),
  deviceName: z.string(),
});

export type Judged = { kind: 'wrong' } | { kind: 'second-factor' | 'enrol'; token: string };

/** What follows from a password: nothing, or a session that still asks for the second factor. */
export const judgePassword = useCase<z.infer<typeof input>, Judged>({
  name: 'sign-in.password',
  title: 'Accept or refuse a password',
  input,
  allow: { system: ['sign-in'] },
  async run({ db, audit }, { attemptId, credential, isRight, deviceName }) {
    if (credential) audit({ subjectKind: 'user', subjectId: credential.userId });
    if (!credential || !isRight) {
      audit({ facts: { answer: 'wrong' } });
      return ok({ kind: 'wrong' });
    }
    await forgiveAttempt(db, attemptId);
    const stage = credential.isEnrolled ? 'second-factor' : 'enrol';
    if (stage === 'enrol') await beginEnrolmentAnew(db, credential.userId);
    const token = await startSession(db, {
      userId: credential.userId,
      stage,
      method: 'password',
      device: deviceName,
      hasSecondFactor: false,
    });
    audit({ facts: { answer: stage } });
    return ok({ kind: stage, token });
  },
});
