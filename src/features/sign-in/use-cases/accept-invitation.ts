import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { endSessionsOf, startSession } from '../../../platform/session/index.ts';
import { findInvited, forgetDevices, resetCredential, useInvitations } from '../store.ts';

const input = z.object({
  tokenHash: z.instanceof(Buffer),
  passwordHash: z.string().startsWith('$argon2id$'),
  deviceName: z.string(),
});

/** A joiner sets a password; what came before (password, authenticator, known browsers, sessions) is no more. */
export const acceptInvitation = useCase<z.infer<typeof input>, { token: string }>({
  name: 'sign-in.accept-invitation',
  title: 'Accept an invitation and set a password',
  input,
  allow: { system: ['sign-in'] },
  async run({ db, audit }, { tokenHash, passwordHash, deviceName }) {
    const person = await findInvited(db, tokenHash);
    if (!person || !(await useInvitations(db, tokenHash, person.userId)))
      return refuse(
        'missing',
        'sign-in/invitation-over',
        'This invitation has been used, or its time is over. Ask your administrator for a new one.',
      );
    audit({ subjectKind: 'user', subjectId: person.userId });
    await resetCredential(db, person.userId, passwordHash);
    await forgetDevices(db, person.userId);
    await endSessionsOf(db, person.userId, 'password set anew');
    const token = await startSession(db, {
      userId: person.userId,
      stage: 'enrol',
      method: 'password',
      device: deviceName,
      hasSecondFactor: false,
    });
    return ok({ token });
  },
});
