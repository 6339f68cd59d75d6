import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { advanceSession, hashToken, startSession } from '../../../platform/session/index.ts';
import { findUserByEmail } from '../store.ts';

const input = z.object({ email: z.string(), deviceName: z.string() });

/** Signs in as a made-up person, without a password: only the demonstration's routes call it, on this machine. */
export const signInForDemonstration = useCase<z.infer<typeof input>, { token: string }>({
  name: 'sign-in.demo',
  title: 'Sign in as a person of the demonstration',
  input,
  allow: { system: ['sign-in'] },
  async run({ db, audit }, { email, deviceName }) {
    const person = await findUserByEmail(db, email);
    if (!person)
      return refuse('missing', 'sign-in/no-such-person', 'There is no such person in the demonstration.');
    audit({ subjectKind: 'user', subjectId: person.userId });
    const first = await startSession(db, {
      userId: person.userId,
      stage: 'second-factor',
      method: 'password',
      device: deviceName,
      hasSecondFactor: false,
    });
    const token = await advanceSession(db, hashToken(first).toString('hex'), 'choose');
    return token
      ? ok({ token })
      : refuse('missing', 'sign-in/over', 'It took too long to sign in. Begin again.');
  },
});
