import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { findInvited, type Person } from '../store.ts';

const input = z.object({ tokenHash: z.instanceof(Buffer) });

/** Whom an invitation is for. */
export const findInvitation = useCase<z.infer<typeof input>, Person>({
  name: 'sign-in.invitation',
  title: 'Read an invitation',
  input,
  allow: { system: ['sign-in'] },
  async run({ db, audit }, { tokenHash }) {
    const person = await findInvited(db, tokenHash);
    if (!person)
      return refuse(
        'missing',
        'sign-in/invitation-over',
        'This invitation has been used, or its time is over. Ask your administrator for a new one.',
      );
    audit({ subjectKind: 'user', subjectId: person.userId });
    return ok(person);
  },
});
