import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { markSeen } from '../../../platform/session/index.ts';

/** Someone warned of being signed out is still there. */
export const stay = useCase<Record<string, never>, void>({
  name: 'sign-in.stay',
  title: 'Stay signed in',
  input: z.strictObject({}),
  allow: { roles },
  async run({ db, actor }) {
    if (actor.kind === 'user' && actor.sessionId !== undefined) await markSeen(db, actor.sessionId);
    return ok(undefined);
  },
});
