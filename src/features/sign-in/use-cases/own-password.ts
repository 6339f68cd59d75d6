import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { endSession, listSessions } from '../../../platform/session/index.ts';
import { changePassword, findOwnPassword } from '../store.ts';

/** What is stored of one's own password, to check the present one before it is changed. */
export const findOwnPasswordHash = useCase<Record<string, never>, string | undefined>({
  name: 'sign-in.check-password',
  title: 'Check your own password',
  input: z.strictObject({}),
  allow: { roles },
  run: async ({ db, actor }) =>
    ok(actor.kind === 'user' ? await findOwnPassword(db, actor.userId) : undefined),
});

const input = z.object({ passwordHash: z.string().startsWith('$argon2id$') });

/** Changes one's own password; every other session of one's own ends. */
export const changeOwnPassword = useCase<z.infer<typeof input>, void>({
  name: 'sign-in.change-password',
  title: 'Change your own password',
  input,
  allow: { roles },
  async run({ db, actor, policy }, { passwordHash }) {
    if (actor.kind !== 'user' || !(await changePassword(db, actor.userId, passwordHash)))
      return refuse(
        'refused',
        'sign-in/no-password',
        'You sign in through your organisation, so there is no password to change here.',
      );
    for (const session of await listSessions(db, actor.userId, policy.value<number>('sessions.idle-minutes')))
      if (session.idHash !== actor.sessionId)
        await endSession(db, session.idHash, actor.userId, 'password changed');
    return ok(undefined);
  },
});
