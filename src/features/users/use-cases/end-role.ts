import { z } from 'zod';
import { dayOf } from '../../../kernel/clock.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { endMembership } from '../store.ts';

const input = z.object({ userId: z.uuid(), membershipId: z.uuid() });

/** Someone acts for a partner in a role no more, from today: the next page they ask for is refused. */
export const endRole = useCase<z.infer<typeof input>, void>({
  name: 'users.end-role',
  title: 'End a person’s role at a partner',
  input,
  allow: { roles: ['administrator'] },
  needsFreshCode: true,
  async run({ db, audit, clock, actor }, { userId, membershipId }) {
    if (actor.kind === 'user' && actor.userId === userId)
      return refuse('refused', 'users/own-role', 'Nobody changes their own role. Ask another administrator.');
    audit({ subjectKind: 'user', subjectId: userId });
    if (!(await endMembership(db, userId, membershipId, dayOf(clock.now()))))
      return refuse('conflict', 'users/ended', 'That role has ended already. Open the page again.');
    return ok(undefined);
  },
});
