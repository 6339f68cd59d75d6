import type { AnyUseCase } from '../../kernel/use-case.ts';
import type { NavigationItem } from '../../web/shell.ts';
import { chooseTerms } from './use-cases/choose-terms.ts';
import { draftAgreement } from './use-cases/draft-agreement.ts';
import { listAgreements } from './use-cases/list-agreements.ts';
import { openAgreement } from './use-cases/open-agreement.ts';
import { signAgreement } from './use-cases/sign-agreement.ts';
import { withdrawAgreement } from './use-cases/withdraw-agreement.ts';

export { routes } from './routes.tsx';
export { draftAgreement, signAgreement };

export const useCases: AnyUseCase[] = [
  listAgreements,
  openAgreement,
  chooseTerms,
  draftAgreement,
  signAgreement,
  withdrawAgreement,
];

export const navigation: NavigationItem[] = [
  {
    section: 'agreements',
    text: 'Agreements',
    href: '/agreements',
    roles: ['administrator', 'data-protection-officer'],
  },
];
