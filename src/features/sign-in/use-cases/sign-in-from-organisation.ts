import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { advanceSession, hashToken, startSession } from '../../../platform/session/index.ts';
import { findLinked, findUserByEmail, linkIdentity } from '../store.ts';

const input = z.object({
  issuer: z.string(),
  subject: z.string(),
  /** Only when the provider says that it has verified it. */
  verifiedEmail: z.string().optional(),
  deviceName: z.string(),
});

/**
 * Signs in someone their organisation vouches for, with a second factor given there. The first time, the account is
 * found by its verified address and linked to (issuer, subject) for ever; afterwards the address plays no part.
 */
export const signInFromOrganisation = useCase<z.infer<typeof input>, { token: string }>({
  name: 'sign-in.organisation',
  title: 'Sign in through an organisation',
  input,
  allow: { system: ['sign-in'] },
  async run({ db, audit }, { issuer, subject, verifiedEmail, deviceName }) {
    let person = await findLinked(db, issuer, subject);
    if (!person && verifiedEmail !== undefined) {
      const found = await findUserByEmail(db, verifiedEmail.toLowerCase());
      if (found && (await linkIdentity(db, issuer, subject, found.userId))) {
        person = found;
        audit({ facts: { linked: true } });
      }
    }
    if (!person)
      return refuse(
        'forbidden',
        'sign-in/not-invited',
        'Your organisation knows you, but you have no account here yet. Ask your administrator to add you with the address you use at work.',
      );
    audit({ subjectKind: 'user', subjectId: person.userId });
    const first = await startSession(db, {
      userId: person.userId,
      stage: 'second-factor',
      method: 'oidc',
      device: deviceName,
      hasSecondFactor: true,
    });
    const token = await advanceSession(db, hashToken(first).toString('hex'), 'choose');
    return token
      ? ok({ token })
      : refuse('missing', 'sign-in/over', 'It took too long to sign in. Begin again.');
  },
});
