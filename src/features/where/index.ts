import type { AnyUseCase } from '../../kernel/use-case.ts';
import type { NavigationItem } from '../../web/shell.ts';
import { searchGlossary } from './use-cases/search-glossary.ts';

export { describeTerms, whereIs } from './commands.ts';
export { routes } from './routes.tsx';

export const useCases: AnyUseCase[] = [searchGlossary];

/** Reached from the footer and from other pages, not from the sections. */
export const navigation: NavigationItem[] = [];
