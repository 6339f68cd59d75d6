import { listIncidents } from '../incidents/index.ts';
import { listAllSources, listSentence } from '../sources/index.ts';
import { page, refused, type Route } from '../../web/server/index.ts';
import { HomePage } from './pages/home-page.tsx';
import { nextSteps } from './rules/next-steps.ts';

const newest = 10;

/** Roles that read single incidents; for the others the list is not asked for, so nothing is refused. */
const mayList = new Set(listIncidents.allow.roles ?? []);

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/',
    async answer({ actor, clock, perform }) {
      const sources = await perform(listAllSources, {});
      if (!sources.ok) return refused(sources.refusal);
      const inQuarantine = sources.value
        .filter((source) => source.mayKeep)
        .reduce((sum, source) => sum + source.fates.quarantined, 0);
      const listed = mayList.has(actor.role) ? await perform(listIncidents, { size: newest }) : undefined;
      if (listed && !listed.ok) return refused(listed.refusal);
      return page(
        'Start',
        <HomePage
          name={actor.name}
          sentence={listSentence(sources.value, clock.now())}
          steps={nextSteps(actor.role, { inQuarantine })}
          incidents={listed?.value.rows ?? []}
        />,
        { section: 'home', wide: true },
      );
    },
  },
];
