import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { listSessions, type ListedSession } from '../../../platform/session/index.ts';
import { findUser, listMembershipsOf, listPartnerChoices } from '../store.ts';
import type { Membership, PartnerChoice, User } from '../types.ts';

const input = z.object({ userId: z.uuid() });

export interface OpenedUser {
  user: User;
  memberships: Membership[];
  sessions: ListedSession[];
  partners: PartnerChoice[];
}

/** One person's account: for whom they act, where they are signed in. */
export const openUser = useCase<z.infer<typeof input>, OpenedUser>({
  name: 'users.open',
  title: 'See one person’s account',
  input,
  allow: { roles: ['administrator'] },
  async run({ db, audit, policy }, { userId }) {
    const user = await findUser(db, { userId });
    if (!user) return refuse('missing', 'users/none', 'There is no such account.');
    audit({ subjectKind: 'user', subjectId: userId, fields: ['name', 'email', 'sessions'] });
    return ok({
      user,
      memberships: await listMembershipsOf(db, userId),
      sessions: await listSessions(db, userId, policy.value<number>('sessions.idle-minutes')),
      partners: await listPartnerChoices(db),
    });
  },
});
