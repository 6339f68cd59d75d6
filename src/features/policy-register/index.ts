import type { AnyUseCase } from '../../kernel/use-case.ts';
import type { NavigationItem } from '../../web/shell.ts';
import { listPolicy } from './use-cases/list-policy.ts';

export { routes } from './routes.tsx';

export const useCases: AnyUseCase[] = [listPolicy];

/** Reached from pages that rest on a value, and from the glossary. */
export const navigation: NavigationItem[] = [];
