import type { AnyUseCase } from '../../kernel/use-case.ts';
import { searchGlossary } from './use-cases/search-glossary.ts';

export { describeTerms, whereIs } from './commands.ts';
export { routes } from './routes.tsx';

export const useCases: AnyUseCase[] = [searchGlossary];
