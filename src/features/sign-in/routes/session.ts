import { refuse } from '../../../kernel/result.ts';
import { json, redirect, refused, type StaffRoute } from '../../../web/server/index.ts';
import { keepDraft } from '../use-cases/drafts.ts';
import { signOut } from '../use-cases/sign-out.ts';
import { stay } from '../use-cases/stay.ts';

export const sessionRoutes: StaffRoute[] = [
  {
    method: 'POST',
    path: '/sign-out',
    async answer({ perform }) {
      await perform(signOut, {});
      return redirect('/sign-in?ended=out', undefined, { session: null });
    },
  },
  {
    method: 'POST',
    path: '/session/stay',
    async answer({ perform }) {
      const stayed = await perform(stay, {});
      return stayed.ok ? json({ stayed: true }) : refused(stayed.refusal);
    },
  },
  {
    // Forms name it with `draftUrl="/session/draft?form=/cases/new"`.
    method: 'POST',
    path: '/session/draft',
    quiet: true,
    async answer({ perform, body, query }) {
      const form = query.get('form');
      if (form === null)
        return refused(refuse('invalid', 'sign-in/no-form', 'Say which form it is.').refusal);
      const { _csrf: _token, ...answers } = body;
      const kept = await perform(keepDraft, { form, answers });
      return kept.ok ? json({ kept: true }) : refused(kept.refusal);
    },
  },
];
