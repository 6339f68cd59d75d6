import { z } from 'zod';
import { roles, type UserActor } from '../../../kernel/actor.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { listSessions, type ListedSession } from '../../../platform/session/index.ts';
import { purposesFor } from '../rules/purposes.ts';
import { findOwnPassword, listDrafts, listMemberships } from '../store.ts';
import type { Draft, MembershipChoice, Purpose } from '../types.ts';

export interface OwnAccount {
  actor: UserActor;
  memberships: MembershipChoice[];
  purposes: Purpose[];
  sessions: ListedSession[];
  drafts: Draft[];
  hasPassword: boolean;
}

/** One's own account: for whom one acts and why, where one is signed in, what is kept as a draft. */
export const seeOwnAccount = useCase<Record<string, never>, OwnAccount>({
  name: 'sign-in.account',
  title: 'See your own account',
  input: z.strictObject({}),
  allow: { roles },
  async run({ db, actor, policy }) {
    if (actor.kind !== 'user') return refuse('missing', 'sign-in/no-such-person', 'Nobody is signed in.');
    return ok({
      actor,
      memberships: await listMemberships(db, actor.userId),
      purposes: purposesFor(actor.role, policy.value<Purpose[]>('purposes.list')),
      sessions: await listSessions(db, actor.userId, policy.value<number>('sessions.idle-minutes')),
      drafts: await listDrafts(db, actor.userId, policy.value<number>('retention.draft.days')),
      hasPassword: (await findOwnPassword(db, actor.userId)) !== undefined,
    });
  },
});
