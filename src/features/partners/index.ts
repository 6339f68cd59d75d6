import type { AnyUseCase } from '../../kernel/use-case.ts';
import type { NavigationItem } from '../../web/shell.ts';
import { addPartner } from './use-cases/add-partner.ts';
import { changePartner } from './use-cases/change-partner.ts';
import { leavePartnership } from './use-cases/leave-partnership.ts';
import { listPartners } from './use-cases/list-partners.ts';
import { openPartner } from './use-cases/open-partner.ts';

export { routes } from './routes.tsx';
export type { PartnerKind } from './types.ts';
export { addPartner, listPartners };

export const useCases: AnyUseCase[] = [
  listPartners,
  openPartner,
  addPartner,
  changePartner,
  leavePartnership,
];

export const navigation: NavigationItem[] = [
  {
    section: 'partners',
    text: 'Partners',
    href: '/partners',
    roles: ['administrator', 'data-protection-officer'],
  },
];
