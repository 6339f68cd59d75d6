import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { insertUser, type NewMembership } from '../store.ts';
import { makeInvitation, type Invitation } from './make-invitation.ts';
import { giveRole, membershipInput, type Given } from './membership-input.ts';

export type NewUser = NewMembership & { name: string; email: string };

const input = z.object({
  name: z.string().trim().min(1).max(120),
  email: z.email().transform((email) => email.toLowerCase()),
  ...membershipInput,
}) as unknown as z.ZodType<NewUser>;

export interface AddedUser {
  userId: string;
  invitation: Invitation;
  role: Given;
}

/** A joiner: an account, what they may act as, and an invitation that is shown once. */
export const addUser = useCase<NewUser, AddedUser>({
  name: 'users.add',
  title: 'Add a person',
  input,
  allow: { roles: ['administrator'], system: ['setup'] },
  needsFreshCode: true,
  async run(ctx, { name, email, ...membership }) {
    const userId = await insertUser(ctx.db, { name, email });
    if (userId === undefined)
      return refuse(
        'conflict',
        'users/taken',
        'Someone with that address has an account already. Look for them in the list.',
        [{ field: 'email', message: 'Someone with this address has an account already' }],
      );
    const given = await giveRole(ctx.db, ctx.actor, userId, membership);
    if (!given.ok) return given;
    ctx.audit({
      subjectKind: 'user',
      subjectId: userId,
      facts: { role: membership.role, partner: membership.partner, given: given.value },
    });
    return ok({ userId, invitation: await makeInvitation(ctx, userId), role: given.value });
  },
});
