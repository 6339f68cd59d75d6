import { z } from 'zod';
import { roles, type UserActor } from '../../../kernel/actor.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { listActingMemberships } from '../store.ts';

const input = z.object({
  email: z.email().transform((email) => email.toLowerCase()),
  role: z.enum(roles).optional(),
});

/**
 * Whom a command acts as. An operator at the machine's own keyboard names an account; what follows is done, permitted and
 * audited as theirs, without a session.
 *
 * @returns the actor in their one role, or in the named one, for that role's first purpose
 */
export const findActor = useCase<z.infer<typeof input>, UserActor>({
  name: 'users.find-actor',
  title: 'Act as a named person at the command line',
  input,
  allow: { system: ['setup'] },
  async run(ctx, { email, role }) {
    const all = await listActingMemberships(ctx.db, email);
    const found = role === undefined ? all : all.filter((one) => one.role === role);
    if (found.length === 0)
      return refuse('missing', 'users/no-actor', 'There is no open account of that address and role.');
    if (found.length > 1)
      return refuse(
        'refused',
        'users/which-role',
        `They may act as ${found.map((one) => `${one.role} of ${one.partnerCode}`).join(', ')}. Say which with --role.`,
      );
    const { partnerCode: _code, ...one } = found[0]!;
    const purposes = ctx.policy.value<{ code: string; roles: string[] }[]>('purposes.list');
    const purpose = purposes.find((each) => each.roles.includes(one.role))?.code ?? '';
    ctx.audit({ subjectKind: 'user', subjectId: one.userId, facts: { role: one.role } });
    return ok({ kind: 'user', ...one, purpose });
  },
});
