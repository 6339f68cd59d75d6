import type { AnyUseCase } from '../../kernel/use-case.ts';
import type { NavigationItem } from '../../web/shell.ts';
import { quarantineRoutes, quarantineUseCases } from './routes.tsx';
import type { QuarantineParts } from './types.ts';

export type { QuarantineParts } from './types.ts';

/** Reached from the sources. */
const navigation: NavigationItem[] = [];

/** The feature over the pipeline's jobs that read rows again. */
export function quarantineFeature(parts: QuarantineParts) {
  const does = quarantineUseCases(parts);
  return { useCases: Object.values(does) as AnyUseCase[], routes: quarantineRoutes(does), navigation };
}
