import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { dropDraft, keepDraft as storeDraft, listDrafts } from '../store.ts';
import type { Draft } from '../types.ts';

/** The address of a form of ours, without a query. */
const form = z
  .string()
  .max(200)
  .regex(/^\/[\w/-]*$/, 'There is no such form');

const input = z.object({
  form,
  answers: z.record(z.string().max(200), z.union([z.string(), z.array(z.string())])),
});

/** Keeps what someone is typing; only they can read it, for the days policy gives. */
export const keepDraft = useCase<z.infer<typeof input>, void>({
  name: 'sign-in.keep-draft',
  title: 'Keep what you are typing',
  input,
  allow: { roles },
  async run({ db, actor }, draft) {
    if (actor.kind === 'user') await storeDraft(db, actor.userId, draft.form, draft.answers);
    return ok(undefined);
  },
});

/** What was being typed in this form when the session ended, or undefined. */
export const findDraft = useCase<{ form: string }, Draft | undefined>({
  name: 'sign-in.find-draft',
  title: 'Come back to what you were typing',
  input: z.object({ form }),
  allow: { roles },
  async run({ db, actor, policy }, asked) {
    if (actor.kind !== 'user') return ok(undefined);
    const drafts = await listDrafts(db, actor.userId, policy.value<number>('retention.draft.days'));
    return ok(drafts.find((draft) => draft.form === asked.form));
  },
});

/** The form was sent, or its draft is not wanted. */
export const discardDraft = useCase<{ form: string }, void>({
  name: 'sign-in.discard-draft',
  title: 'Discard what you were typing',
  input: z.object({ form }),
  allow: { roles },
  async run({ db, actor }, asked) {
    if (actor.kind === 'user') await dropDraft(db, actor.userId, asked.form);
    return ok(undefined);
  },
});
