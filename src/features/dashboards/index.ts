import type { AnyUseCase } from '../../kernel/use-case.ts';
import type { Snapshots } from '../../platform/duckdb/index.ts';
import type { Route } from '../../web/server/index.ts';
import type { NavigationItem } from '../../web/shell.ts';
import { dashboardRoutes } from './routes.tsx';
import { figures } from './use-cases/figures.ts';
import { offerFilters } from './use-cases/offer-filters.ts';

export { describeFigures } from './commands.ts';
export type { Figures } from './types.ts';

export const navigation: NavigationItem[] = [{ section: 'dashboards', text: 'Figures', href: '/dashboards' }];

/** The feature over the installation's snapshots. `figures` is for the command line too. */
export function dashboardsFeature(snapshots: Snapshots) {
  const count = figures(snapshots);
  return {
    useCases: [count, offerFilters] as AnyUseCase[],
    routes: dashboardRoutes(count) satisfies Route[],
    navigation,
    figures: count,
  };
}
