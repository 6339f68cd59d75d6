import type { AnyUseCase } from '../../kernel/use-case.ts';
import type { NavigationItem } from '../../web/shell.ts';
import { countByArea } from './use-cases/count-by-area.ts';
import { exportIncidents } from './use-cases/export-incidents.ts';
import { mayList } from './use-cases/filter-input.ts';
import { giveReason } from './use-cases/give-reason.ts';
import { listIncidents } from './use-cases/list-incidents.ts';
import { openIncident } from './use-cases/open-incident.ts';

export { hrefTo, incidentsUrl, listPath } from './pages/incidents-url.ts';
export { NewestIncidents } from './pages/newest-incidents.tsx';
export { routes } from './routes.tsx';
export { categoryName, choicesUnder, codesUnder } from './rules/categories.ts';
export { shortNames } from './rules/partner-names.ts';
export { nsirClasses, type CategoryChoice, type ListedIncident } from './types.ts';
export { categoriesOf } from './use-cases/filter-input.ts';
export { listIncidents, openIncident };

export const useCases: AnyUseCase[] = [listIncidents, openIncident, giveReason, countByArea, exportIncidents];

export const navigation: NavigationItem[] = [
  { section: 'incidents', text: 'Incidents', href: '/incidents', roles: mayList.roles },
];
