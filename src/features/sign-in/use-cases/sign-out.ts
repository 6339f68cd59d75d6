import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { endSession } from '../../../platform/session/index.ts';

/** Ends one's own session. */
export const signOut = useCase<Record<string, never>, void>({
  name: 'sign-in.out',
  title: 'Sign out',
  input: z.strictObject({}),
  allow: { roles },
  async run({ db, actor }) {
    if (actor.kind === 'user' && actor.sessionId !== undefined)
      await endSession(db, actor.sessionId, actor.userId, 'signed out');
    return ok(undefined);
  },
});
