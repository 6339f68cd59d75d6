import { InsetText } from '../../web/components/index.ts';
import { mapAssets } from '../../web/map/index.ts';
import { answerWrongPeriod } from '../../web/wrong-period.tsx';
import { PageHeading } from '../../web/page-heading.tsx';
import { csv, page, refused, type Route } from '../../web/server/index.ts';
import { listIncidents } from '../incidents/index.ts';
import { DashboardPage } from './pages/dashboard-page.tsx';
import { dashboardPath, dashboardUrl, inputOf } from './pages/dashboard-url.ts';
import { figureFile } from './pages/figure-file.ts';
import { figureNames } from './types.ts';
import type { figures } from './use-cases/figures.ts';
import { offerFilters } from './use-cases/offer-filters.ts';

const section = 'dashboards';

/** Roles that may list single incidents; for the others a number leads nowhere. */
const mayList = new Set(listIncidents.allow.roles ?? []);

export function dashboardRoutes(count: ReturnType<typeof figures>): Route[] {
  return [
    {
      method: 'GET',
      path: dashboardPath,
      async answer({ query, actor, clock, perform }) {
        const wrong = answerWrongPeriod(query, { title: 'Figures', path: dashboardPath, section });
        if (wrong) return wrong;
        const state = dashboardUrl.read(query);
        const counted = await perform(count, inputOf(state));
        if (!counted.ok && counted.refusal.code === 'dashboards/nothing-published')
          return page(
            'Figures',
            <>
              <PageHeading title="Figures" />
              <InsetText>{counted.refusal.message}</InsetText>
            </>,
            { section },
          );
        if (!counted.ok) return refused(counted.refusal);
        const offered = await perform(offerFilters, { kind: state.kind });
        if (!offered.ok) return refused(offered.refusal);
        return page(
          'Figures',
          <DashboardPage
            state={state}
            figures={counted.value}
            offered={offered.value}
            outlines={offered.value.outlines}
            mayList={mayList.has(actor.role) && !counted.value.isRounded}
            now={clock.now()}
          />,
          { section, wide: true, ...mapAssets },
        );
      },
    },
    ...figureNames.map((name): Route => ({
      method: 'GET',
      path: `/dashboards/${name}.csv`,
      async answer({ query, perform }) {
        const wrong = answerWrongPeriod(query, { title: 'Figures', path: dashboardPath, section });
        if (wrong) return wrong;
        const state = dashboardUrl.read(query);
        const counted = await perform(count, inputOf(state));
        if (!counted.ok) return refused(counted.refusal);
        const offered = await perform(offerFilters, { kind: state.kind });
        if (!offered.ok) return refused(offered.refusal);
        const filters = new URL(dashboardUrl.href('http://x/', state)).search.slice(1).replaceAll('&', '; ');
        return csv(
          `${name}-${counted.value.period.from}-${counted.value.period.until}.csv`,
          figureFile(name, counted.value, {
            filters: decodeURIComponent(filters) || 'anti-social behaviour, any partner, anywhere',
            attributions: offered.value.outlines.attributions,
          }),
        );
      },
    })),
  ];
}
