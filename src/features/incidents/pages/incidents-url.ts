import { z } from 'zod';
import { choice, cursor, day, many, text, urlState, withoutFilter } from '../../../web/table/index.ts';
import { incidentKinds, incidentSorts, nsirClasses } from '../types.ts';

/** What the address of the list, the map and the file says. */
export const incidentsUrl = urlState(
  z.object({
    q: text(),
    kind: choice(incidentKinds),
    partner: many(),
    class: many(nsirClasses),
    category: text(80),
    area: text(60),
    from: day(),
    until: day(),
    mapped: choice(['', 'yes', 'no']),
    sort: choice(incidentSorts),
    by: choice(['ward', 'lsoa']),
    after: cursor(),
  }),
);
export type IncidentsState = ReturnType<typeof incidentsUrl.read>;

export const listPath = '/incidents';
export const mapPath = '/incidents/map';
export const filePath = '/incidents.csv';

/** The state as use-cases take it. */
export function inputOf(state: IncidentsState) {
  return {
    text: state.q,
    kind: state.kind,
    partners: state.partner,
    classes: state.class,
    category: state.category || undefined,
    area: state.area || undefined,
    from: state.from,
    until: state.until,
    mapped: state.mapped || undefined,
  };
}

/** The same list elsewhere: from its beginning, with what `changes` says. */
export function hrefTo(path: string, state: IncidentsState, changes: Partial<IncidentsState> = {}): string {
  return incidentsUrl.href(path, { ...state, after: '', ...changes });
}

export function hrefWithout(path: string, state: IncidentsState, name: string, value?: string): string {
  return incidentsUrl.href(path, withoutFilter(incidentsUrl, state, name, value));
}
