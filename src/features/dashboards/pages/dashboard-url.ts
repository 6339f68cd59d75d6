import { z } from 'zod';
import { day, many, text, urlState, choice, withoutFilter } from '../../../web/table/index.ts';
import { hrefTo, incidentsUrl, listPath, nsirClasses } from '../../incidents/index.ts';

/** What the address of the figures says; the same names as the list of incidents uses. */
export const dashboardUrl = urlState(
  z.object({
    kind: choice(['asb', 'crime', 'all']),
    partner: many(),
    class: many(nsirClasses),
    category: text(80),
    area: text(60),
    from: day(),
    until: day(),
  }),
);
export type DashboardState = ReturnType<typeof dashboardUrl.read>;

export const dashboardPath = '/dashboards';

/** The state as the use-case takes it. */
export function inputOf(state: DashboardState) {
  return {
    kind: state.kind,
    partners: state.partner,
    classes: state.class,
    category: state.category || undefined,
    area: state.area || undefined,
    from: state.from,
    until: state.until,
  };
}

export function hrefWithout(state: DashboardState, name: string, value?: string): string {
  return dashboardUrl.href(dashboardPath, withoutFilter(dashboardUrl, state, name, value));
}

/** The list of the incidents that a figure counts. */
export function listHref(
  state: DashboardState,
  period: { from: Temporal.PlainDate; until: Temporal.PlainDate },
  changes: Partial<DashboardState>,
): string {
  return hrefTo(listPath, incidentsUrl.read({}), { ...state, ...period, ...changes });
}
