import type { Ctx } from '../../../kernel/use-case.ts';
import { hashToken, newToken } from '../../../platform/session/index.ts';
import { insertInvitation } from '../store.ts';

/** A link that is shown once; only its hash is kept. */
export interface Invitation {
  /** The path of the link: `/invitation/…`. */
  path: string;
  hours: number;
}

export async function makeInvitation(ctx: Ctx, userId: string): Promise<Invitation> {
  const token = newToken();
  const hours = ctx.policy.value<number>('sessions.invitation-hours');
  await insertInvitation(ctx.db, userId, hashToken(token), hours);
  return { path: `/invitation/${token}`, hours };
}
