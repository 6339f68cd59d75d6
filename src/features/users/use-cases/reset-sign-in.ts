import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { endSessionsOf } from '../../../platform/session/index.ts';
import { isPowerful } from '../rules/powerful-role.ts';
import { makeInvitation, type Invitation } from './make-invitation.ts';
import { findUser, isThereAThird, listMembershipsOf, proposeInvitation } from '../store.ts';

const input = z.object({ userId: z.uuid() });

/**
 * For someone who lost their phone or password, or whose invitation ran out: a new invitation. What they had opens
 * nothing from this moment, and their sessions end. For someone with a powerful role a second person must agree first: the
 * link is a way into their account.
 */
export const resetSignIn = useCase<z.infer<typeof input>, Invitation | 'proposed'>({
  name: 'users.invite',
  title: 'Invite a person anew',
  input,
  allow: { roles: ['administrator'], system: ['setup'] },
  needsFreshCode: true,
  async run(ctx, { userId }) {
    const user = await findUser(ctx.db, { userId });
    if (!user) return refuse('missing', 'users/none', 'There is no such account.');
    if (user.state === 'disabled')
      return refuse('refused', 'users/not-while-disabled', 'This account is disabled. Enable it first.');
    ctx.audit({ subjectKind: 'user', subjectId: userId });
    const { actor, db } = ctx;
    const isPower = (await listMembershipsOf(db, userId)).some((one) => one.isNow && isPowerful(one.role));
    if (actor.kind === 'user' && isPower && (await isThereAThird(db, actor.userId, userId))) {
      await proposeInvitation(db, actor.userId, userId);
      ctx.audit({ facts: { given: 'proposed' } });
      return ok('proposed');
    }
    await endSessionsOf(ctx.db, userId, 'sign-in reset');
    return ok(await makeInvitation(ctx, userId));
  },
});
