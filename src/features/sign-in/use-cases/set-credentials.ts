import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { findUserByEmail, resetCredential, useUpInvitations } from '../store.ts';

const input = z.object({
  email: z.string(),
  passwordHash: z.string().startsWith('$argon2id$'),
  /** Sealed for that person. */
  authenticator: z.instanceof(Buffer),
});

/** Gives an account a password and an authenticator without an invitation: the demonstration's people only. */
export const setCredentials = useCase<z.infer<typeof input>, void>({
  name: 'sign-in.set-credentials',
  title: 'Give a demonstration account its password',
  input,
  allow: { system: ['setup'] },
  async run({ db, audit }, { email, passwordHash, authenticator }) {
    const person = await findUserByEmail(db, email);
    if (!person)
      return refuse('missing', 'sign-in/no-such-person', 'There is no such person in the demonstration.');
    audit({ subjectKind: 'user', subjectId: person.userId });
    await resetCredential(db, person.userId, passwordHash, authenticator);
    await useUpInvitations(db, person.userId);
    return ok(undefined);
  },
});
