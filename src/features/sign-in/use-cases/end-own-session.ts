import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { endSession } from '../../../platform/session/index.ts';

const input = z.object({ idHash: z.string().regex(/^[0-9a-f]{64}$/, 'Choose a session from the list') });

/** Ends one of one's own sessions, on this or another machine; its next request is refused. */
export const endOwnSession = useCase<z.infer<typeof input>, void>({
  name: 'sign-in.end-session',
  title: 'End one of your own sessions',
  input,
  allow: { roles },
  async run({ db, actor }, { idHash }) {
    const isEnded =
      actor.kind === 'user' && (await endSession(db, idHash, actor.userId, 'ended by its owner'));
    if (!isEnded) return refuse('missing', 'sign-in/no-such-session', 'That session has ended already.');
    return ok(undefined);
  },
});
