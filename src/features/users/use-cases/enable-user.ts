import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { enableUserRow } from '../store.ts';

const input = z.object({ userId: z.uuid() });

/** Lets a disabled account be used again, with the password and the roles it had. */
export const enableUser = useCase<z.infer<typeof input>, void>({
  name: 'users.enable',
  title: 'Enable a person’s account again',
  input,
  allow: { roles: ['administrator'] },
  needsFreshCode: true,
  async run({ db, audit }, { userId }) {
    audit({ subjectKind: 'user', subjectId: userId });
    if (!(await enableUserRow(db, userId)))
      return refuse('conflict', 'users/enabled', 'This account is not disabled.');
    return ok(undefined);
  },
});
