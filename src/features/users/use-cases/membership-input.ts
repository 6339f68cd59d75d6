import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Db } from '../../../kernel/use-case.ts';
import { isPowerful } from '../rules/powerful-role.ts';
import { insertMembership, isThereAThird, type NewMembership, proposeRole } from '../store.ts';

export const membershipInput = {
  /** The partner's code. */
  partner: z.string().max(40),
  role: z.enum(roles),
  from: z.instanceof(Temporal.PlainDate),
  /** The last day; none when it has no end. */
  until: z.instanceof(Temporal.PlainDate).optional(),
};

export type Given = 'given' | 'proposed';

/**
 * Gives a role, or asks a second person to agree where the role is powerful and there is one: the first administrator of an
 * installation is alone, and appoints the second and the data protection officer.
 */
export async function giveRole(
  db: Db,
  actor: Actor,
  userId: string,
  membership: NewMembership,
): Promise<Result<Given>> {
  const isAsked =
    actor.kind === 'user' && isPowerful(membership.role) && (await isThereAThird(db, actor.userId, userId));
  if (!isAsked) {
    const started = await startMembership(db, userId, membership);
    return started.ok ? ok('given') : started;
  }
  const order = daysInOrder(membership);
  if (!order.ok) return order;
  return (await proposeRole(db, actor.userId, userId, membership)) ? ok('proposed') : noPartner;
}

function daysInOrder({ from, until }: NewMembership): Result<void> {
  if (!until || Temporal.PlainDate.compare(until, from) >= 0) return ok(undefined);
  return refuse('refused', 'users/dates', 'The last day comes before the first.', [
    { field: 'until', message: 'The last day must be the same as or after the first day' },
  ]);
}

const noPartner = refuse('refused', 'users/no-partner', 'There is no such partner now.', [
  { field: 'partner', message: 'Choose a partner from the list' },
]);

/** Lets someone act for a partner, or says in a sentence why not. */
export async function startMembership(
  db: Db,
  userId: string,
  membership: NewMembership,
): Promise<Result<void>> {
  const order = daysInOrder(membership);
  if (!order.ok) return order;
  switch (await insertMembership(db, userId, membership)) {
    case 'no-partner':
      return noPartner;
    case 'overlaps':
      return refuse(
        'conflict',
        'users/overlaps',
        'They act for that partner in that role in those days already.',
      );
    case 'made':
      return ok(undefined);
  }
}
