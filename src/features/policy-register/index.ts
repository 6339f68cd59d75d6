import type { AnyUseCase } from '../../kernel/use-case.ts';
import { listPolicy } from './use-cases/list-policy.ts';

export { routes } from './routes.tsx';

export const useCases: AnyUseCase[] = [listPolicy];
