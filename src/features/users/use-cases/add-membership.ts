import { z } from 'zod';
import { refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { endMembership, findUser, type NewMembership } from '../store.ts';
import { giveRole, membershipInput, type Given } from './membership-input.ts';

export type NewRole = NewMembership & { userId: string; insteadOf?: string | undefined };

const input = z.object({
  userId: z.uuid(),
  /** The membership it takes the place of, which ends the day before it begins. */
  insteadOf: z.uuid().optional(),
  ...membershipInput,
}) as unknown as z.ZodType<NewRole>;

/** Someone acts for a partner in a role from a day on: beside what they are, or instead of one of those. */
export const addMembership = useCase<NewRole, Given>({
  name: 'users.give-role',
  title: 'Give a person a role at a partner',
  input,
  allow: { roles: ['administrator'], system: ['setup'] },
  needsFreshCode: true,
  async run({ db, audit, actor }, { userId, insteadOf, ...membership }) {
    if (!(await findUser(db, { userId })))
      return refuse('missing', 'users/none', 'There is no such account.');
    if (actor.kind === 'user' && actor.userId === userId)
      return refuse('refused', 'users/own-role', 'Nobody changes their own role. Ask another administrator.');
    audit({
      subjectKind: 'user',
      subjectId: userId,
      facts: { role: membership.role, partner: membership.partner },
    });
    const given = await giveRole(db, actor, userId, membership);
    if (!given.ok) return given;
    if (given.value === 'proposed' && insteadOf !== undefined)
      return refuse(
        'refused',
        'users/beside-first',
        'A second person must agree to that role. Give it beside what they do now, and end the other role when it is agreed.',
      );
    audit({ facts: { given: given.value } });
    if (insteadOf !== undefined && !(await endMembership(db, userId, insteadOf, membership.from)))
      return refuse('conflict', 'users/ended', 'That role has ended already. Open the page again.');
    return given;
  },
});
