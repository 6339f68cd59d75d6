import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { endSessionsOf } from '../../../platform/session/index.ts';
import { countOtherAdministrators, disableUserRow, findUser, listMembershipsOf } from '../store.ts';

const input = z.object({
  /** One of the two. */
  userId: z.uuid().optional(),
  email: z.email().optional(),
  reason: z.string().trim().min(1).max(500),
});

/** A leaver: the account opens nothing from this moment, and every session of theirs ends with its next request. */
export const disableUser = useCase<z.infer<typeof input>, { userId: string; sessions: number }>({
  name: 'users.disable',
  title: 'Disable a person’s account',
  input,
  allow: { roles: ['administrator'], system: ['setup'] },
  needsFreshCode: true,
  async run({ db, audit, actor }, { userId, email, reason }) {
    const user = await findUser(db, userId === undefined ? { email: email ?? '' } : { userId });
    if (!user) return refuse('missing', 'users/none', 'There is no such account.');
    if (actor.kind === 'user' && actor.userId === user.id)
      return refuse(
        'refused',
        'users/own-account',
        'Nobody disables their own account. Ask another administrator.',
      );
    const isAdministrator = (await listMembershipsOf(db, user.id)).some(
      (one) => one.isNow && one.role === 'administrator',
    );
    if (isAdministrator && (await countOtherAdministrators(db, user.id)) === 0)
      return refuse(
        'refused',
        'users/last-administrator',
        'This is the last administrator. Give someone else that role first.',
      );
    audit({ subjectKind: 'user', subjectId: user.id, why: reason });
    if (!(await disableUserRow(db, user.id, reason)))
      return refuse('conflict', 'users/disabled', 'This account is disabled already.');
    const sessions = await endSessionsOf(db, user.id, 'account disabled');
    audit({ facts: { sessions } });
    return ok({ userId: user.id, sessions });
  },
});
