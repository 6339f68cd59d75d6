import { z } from 'zod';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { useCase, type Ctx } from '../../../kernel/use-case.ts';
import { openSession } from '../../../platform/session/index.ts';
import { purposesFor } from '../rules/purposes.ts';
import { findPersonAtStage, listMemberships, rememberDevice } from '../store.ts';
import type { MembershipChoice, Purpose } from '../types.ts';

const input = z.object({
  idHash: z.string(),
  /** Left out, the only one is taken. */
  membershipId: z.uuid().optional(),
  /** Left out, the role's first. */
  purpose: z.string().optional(),
  /** What to know this browser by from now on. */
  deviceHash: z.instanceof(Buffer).optional(),
});

export type Opened =
  { kind: 'open'; token: string } | { kind: 'choose'; name: string; memberships: MembershipChoice[] };

/** Opens the session of someone who has shown who they are, or says between what they must choose. */
export const openOwnSession = useCase<z.infer<typeof input>, Opened>({
  name: 'sign-in.open',
  title: 'Begin acting for a partner',
  input,
  allow: { system: ['sign-in'] },
  async run(ctx, { idHash, membershipId, purpose, deviceHash }) {
    const person = await findPersonAtStage(ctx.db, idHash, 'choose');
    if (!person) return refuse('missing', 'sign-in/over', 'It took too long to sign in. Begin again.');
    ctx.audit({ subjectKind: 'user', subjectId: person.userId });
    const memberships = await listMemberships(ctx.db, person.userId);
    if (memberships.length === 0)
      return refuse(
        'forbidden',
        'sign-in/no-partner',
        'Your account does not act for any partner today. Ask your administrator.',
      );
    const chosen =
      membershipId === undefined && memberships.length === 1
        ? memberships[0]
        : memberships.find(({ id }) => id === membershipId);
    if (!chosen) return ok({ kind: 'choose', name: person.name, memberships });
    const opened = await openFor(ctx, idHash, chosen, purpose);
    if (!opened.ok) return opened;
    if (deviceHash) await rememberDevice(ctx.db, deviceHash, person.userId);
    return ok({ kind: 'open', token: opened.value });
  },
});

/** Opens a session for a membership and a purpose its role may choose. @returns the new token */
export async function openFor(
  ctx: Ctx,
  idHash: string,
  membership: MembershipChoice,
  purposeCode: string | undefined,
): Promise<Result<string>> {
  const { policy } = ctx;
  const purposes = purposesFor(membership.role, policy.value<Purpose[]>('purposes.list'));
  const purpose = purposeCode === undefined ? purposes[0] : purposes.find(({ code }) => code === purposeCode);
  if (!purpose)
    return refuse(
      'refused',
      'sign-in/purpose',
      'Your role does not include that purpose. Choose one of those listed.',
    );
  const token = await openSession(ctx.db, idHash, {
    membershipId: membership.id,
    purpose: purpose.code,
    absoluteHours: policy.value<number>('sessions.absolute-hours'),
    idleMinutes: policy.value<number>('sessions.idle-minutes'),
    concurrentLimit: policy.value<number>('sessions.concurrent-limit'),
  });
  if (!token) return refuse('missing', 'sign-in/over', 'It took too long to sign in. Begin again.');
  ctx.audit({ facts: { role: membership.role, purpose: purpose.code } });
  return ok(token);
}
