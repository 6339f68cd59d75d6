import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { endSession } from '../../../platform/session/index.ts';

const input = z.object({
  userId: z.uuid(),
  idHash: z.string().regex(/^[0-9a-f]{64}$/, 'Choose a session from the list'),
});

/** Ends one session of anyone's; its next request is refused. */
export const endUsersSession = useCase<z.infer<typeof input>, void>({
  name: 'users.end-session',
  title: 'End a person’s session',
  input,
  allow: { roles: ['administrator'] },
  async run({ db, audit }, { userId, idHash }) {
    audit({ subjectKind: 'user', subjectId: userId });
    if (!(await endSession(db, idHash, userId, 'ended by an administrator')))
      return refuse('missing', 'users/no-such-session', 'That session has ended already.');
    return ok(undefined);
  },
});
