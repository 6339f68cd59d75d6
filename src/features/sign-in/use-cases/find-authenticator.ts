import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { findAuthenticator, findPersonAtStage, keepAuthenticator, type Person } from '../store.ts';

const input = z.object({
  idHash: z.string(),
  stage: z.enum(['second-factor', 'enrol', 'open']),
  /** Kept when the person has none yet: sealed for them. */
  fresh: z.object({ userId: z.uuid(), sealed: z.instanceof(Buffer) }).optional(),
});

export interface FoundAuthenticator {
  person: Person;
  sealed: Buffer;
}

/** The sealed secret that a code is checked against, for someone at this stage of signing in. */
export const findAuthenticatorOfSession = useCase<z.infer<typeof input>, FoundAuthenticator>({
  name: 'sign-in.authenticator',
  title: 'Find the authenticator to check a code against',
  input,
  allow: { system: ['sign-in'] },
  async run({ db, audit }, { idHash, stage, fresh }) {
    const person = await findPersonAtStage(db, idHash, stage);
    if (!person) return refuse('missing', 'sign-in/over', 'It took too long to sign in. Begin again.');
    audit({ subjectKind: 'user', subjectId: person.userId });
    if (stage === 'enrol' && fresh?.userId === person.userId)
      await keepAuthenticator(db, person.userId, fresh.sealed);
    const found = await findAuthenticator(db, person.userId);
    // A secret that is in use is shown to nobody: another session of this person enrolled meanwhile.
    const isOver = stage === 'enrol' && found?.isConfirmed;
    if (!found || isOver)
      return refuse('missing', 'sign-in/over', 'It took too long to sign in. Begin again.');
    return ok({ person, sealed: found.sealed });
  },
});
