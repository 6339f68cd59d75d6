import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { endSessionsOf } from '../../../platform/session/index.ts';
import { decideProposalRow, listProposals } from '../store.ts';
import { makeInvitation, type Invitation } from './make-invitation.ts';
import { startMembership } from './membership-input.ts';

const input = z.object({ id: z.uuid(), agreed: z.boolean() });

export interface DecidedProposal {
  userId: string;
  name: string;
  /** The link of a new invitation, shown once to whoever agreed to it. */
  invitation?: Invitation;
}

/** A second person agrees to a powerful role, or to a new way in for someone who holds one, or does not. */
export const decideProposal = useCase<z.infer<typeof input>, DecidedProposal>({
  name: 'users.decide-proposal',
  title: 'Agree, as a second person, to a powerful role',
  input,
  allow: { roles: ['administrator', 'data-protection-officer'] },
  needsFreshCode: true,
  async run(ctx, { id, agreed }) {
    const { db, actor, audit } = ctx;
    const [proposal] = await listProposals(db, id);
    if (!proposal || actor.kind !== 'user')
      return refuse(
        'missing',
        'users/no-proposal',
        'Nothing of that kind waits. Someone may have decided it.',
      );
    if (actor.userId === proposal.proposedById || actor.userId === proposal.userId)
      return refuse(
        'refused',
        'users/own-proposal',
        'You asked for this yourself, or it is about you. Another administrator or data protection officer decides.',
      );
    if (proposal.kind === 'invitation' && actor.role !== 'administrator')
      return refuse(
        'refused',
        'users/administrators-invite',
        'Another administrator agrees to a new invitation.',
      );
    const { userId, name, membership } = proposal;
    audit({
      subjectKind: 'user',
      subjectId: userId,
      facts: {
        agreed,
        kind: proposal.kind,
        ...(membership && { role: membership.role, partner: membership.partner }),
      },
    });
    if (!(await decideProposalRow(db, id, actor.userId, agreed)))
      return refuse('conflict', 'users/decided', 'Someone has decided this meanwhile. Open the page again.');
    if (!agreed) return ok({ userId, name });
    if (!membership) {
      await endSessionsOf(db, userId, 'sign-in reset');
      return ok({ userId, name, invitation: await makeInvitation(ctx, userId) });
    }
    const started = await startMembership(db, userId, membership);
    return started.ok ? ok({ userId, name }) : started;
  },
});
