import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { listMemberships } from '../store.ts';
import { openFor } from './open-session.ts';

const input = z.object({
  /** One of the person's own; left out, the present one stays. */
  membershipId: z.uuid().optional(),
  purpose: z.string().optional(),
});

/** Changes for whom one acts, or why, under a new token. What records show changes with the next page. */
export const changePurpose = useCase<z.infer<typeof input>, { token: string }>({
  name: 'sign-in.change-purpose',
  title: 'Change for whom you act, or why',
  input,
  allow: { roles },
  async run(ctx, { membershipId, purpose }) {
    const { actor } = ctx;
    if (actor.kind !== 'user' || actor.sessionId === undefined)
      return refuse('missing', 'sign-in/no-such-person', 'Nobody is signed in.');
    const memberships = await listMemberships(ctx.db, actor.userId);
    const chosen = memberships.find((one) =>
      membershipId === undefined
        ? one.role === actor.role && one.partnerName === actor.partnerName
        : one.id === membershipId,
    );
    if (!chosen)
      return refuse(
        'missing',
        'sign-in/no-partner-now',
        'You do not act for that partner today. Choose from the list.',
      );
    const opened = await openFor(ctx, actor.sessionId, chosen, purpose);
    return opened.ok ? ok({ token: opened.value }) : opened;
  },
});
