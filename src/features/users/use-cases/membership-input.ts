import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Db } from '../../../kernel/use-case.ts';
import { insertMembership, type NewMembership } from '../store.ts';

export const membershipInput = {
  /** The partner's code. */
  partner: z.string().max(40),
  role: z.enum(roles),
  from: z.instanceof(Temporal.PlainDate),
  /** The last day; none when it has no end. */
  until: z.instanceof(Temporal.PlainDate).optional(),
};

/** Lets someone act for a partner, or says in a sentence why not. */
export async function startMembership(
  db: Db,
  userId: string,
  membership: NewMembership,
): Promise<Result<void>> {
  if (membership.until && Temporal.PlainDate.compare(membership.until, membership.from) < 0)
    return refuse('refused', 'users/dates', 'The last day comes before the first.', [
      { field: 'until', message: 'The last day must be the same as or after the first day' },
    ]);
  switch (await insertMembership(db, userId, membership)) {
    case 'no-partner':
      return refuse('refused', 'users/no-partner', 'There is no such partner now.', [
        { field: 'partner', message: 'Choose a partner from the list' },
      ]);
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
