import { page, refused, type Route } from '../../web/server/index.ts';
import { PolicyPage } from './pages/policy-page.tsx';
import { listPolicy } from './use-cases/list-policy.ts';

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/policy',
    async answer({ perform }) {
      const listed = await perform(listPolicy, {});
      if (!listed.ok) return refused(listed.refusal);
      return page('Policy in force', <PolicyPage entries={listed.value} />, { wide: true });
    },
  },
];
