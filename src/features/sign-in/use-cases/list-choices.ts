import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { findPersonAtStage, listMemberships } from '../store.ts';
import type { MembershipChoice } from '../types.ts';

const input = z.object({ idHash: z.string() });

/** For whom someone who has shown who they are may act today. */
export const listChoices = useCase<z.infer<typeof input>, { name: string; memberships: MembershipChoice[] }>({
  name: 'sign-in.choices',
  title: 'See for whom you may act',
  input,
  allow: { system: ['sign-in'] },
  async run({ db, audit }, { idHash }) {
    const person = await findPersonAtStage(db, idHash, 'choose');
    if (!person) return refuse('missing', 'sign-in/over', 'It took too long to sign in. Begin again.');
    audit({ subjectKind: 'user', subjectId: person.userId });
    return ok({ name: person.name, memberships: await listMemberships(db, person.userId) });
  },
});
