import { page, refused, type Route } from '../../web/server/index.ts';
import { JobPage } from './pages/job-page.tsx';
import { jobsUrl, ListPage } from './pages/list-page.tsx';
import { hasEnded } from './rules/how-far.ts';
import { listJobs } from './use-cases/list-jobs.ts';
import { openJob } from './use-cases/open-job.ts';

const section = 'sources';

/** Without a script the page is asked for again so often, while there is something new to see. */
const refreshSeconds = 4;

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/jobs',
    async answer({ query, clock, perform }) {
      const listed = await perform(listJobs, jobsUrl.read(query));
      if (!listed.ok) return refused(listed.refusal);
      return page('Jobs', <ListPage {...listed.value} now={clock.now()} />, { section, wide: true });
    },
  },
  {
    method: 'GET',
    path: '/jobs/:id',
    // A page that asks again by itself does not keep its reader signed in.
    quiet: true,
    async answer({ params, clock, perform }) {
      const opened = await perform(openJob, { id: params['id'] });
      if (!opened.ok) return refused(opened.refusal);
      const run = opened.value;
      return page(run.title, <JobPage run={run} now={clock.now()} />, {
        section,
        ...(hasEnded(run.state) ? {} : { refreshSeconds, scripts: ['live.js'] }),
      });
    },
  },
];
