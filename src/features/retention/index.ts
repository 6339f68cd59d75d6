import type { AnyJob, AnyUseCase } from '../../kernel/use-case.ts';
import type { NavigationItem } from '../../web/shell.ts';
import { eraseRecord } from './jobs.ts';
import { askToErase } from './use-cases/ask-to-erase.ts';
import { listHoldsAndErasures } from './use-cases/list-holds.ts';
import { openRecord } from './use-cases/open-record.ts';
import { placeHold } from './use-cases/place-hold.ts';
import { releaseLegalHold } from './use-cases/release-hold.ts';

export { recordPath } from './pages/paths.ts';
export { routes } from './routes.tsx';
export type { RecordKind } from './types.ts';

export const useCases: AnyUseCase[] = [
  listHoldsAndErasures,
  openRecord,
  placeHold,
  releaseLegalHold,
  askToErase,
];

export const jobs: AnyJob[] = [eraseRecord];

export const navigation: NavigationItem[] = [
  {
    section: 'retention',
    text: 'Holds and erasures',
    href: '/retention',
    roles: ['data-protection-officer'],
  },
];
