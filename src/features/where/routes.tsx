import { page, refused, type Route } from '../../web/server/index.ts';
import { GlossaryPage } from './pages/glossary-page.tsx';
import { searchGlossary } from './use-cases/search-glossary.ts';

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/glossary',
    async answer({ query, perform }) {
      const words = (query.get('words') ?? '').trim().slice(0, 200);
      const answered = await perform(searchGlossary, { words });
      if (!answered.ok) return refused(answered.refusal);
      return page('What a word means here', <GlossaryPage words={words} {...answered.value} />);
    },
  },
];
