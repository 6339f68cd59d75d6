import type { AnyUseCase } from '../../kernel/use-case.ts';
import type { NavigationItem } from '../../web/shell.ts';
import { extractsRoutes, extractsUseCases } from './routes.tsx';
import type { ExtractsParts } from './types.ts';

export type { ExtractsParts } from './types.ts';

/** Reached from a source. */
const navigation: NavigationItem[] = [];

/** The feature over the store of files and the job that lands what is in it. */
export function extractsFeature({ files, land }: ExtractsParts) {
  const does = extractsUseCases({ land });
  return {
    useCases: Object.values(does) as AnyUseCase[],
    routes: extractsRoutes(does, files),
    navigation,
  };
}
