import type { AnyJob, AnyUseCase } from '../kernel/use-case.ts';
import * as areas from '../features/areas/index.ts';
import { auditFeature } from '../features/audit/index.ts';
import * as progress from '../features/progress/index.ts';
import * as signIn from '../features/sign-in/index.ts';
import * as where from '../features/where/index.ts';
import type { Route } from '../web/server/index.ts';
import type { NavigationItem } from '../web/shell.ts';

/** Long work that may be queued. */
export const jobs: readonly AnyJob[] = [];

/** Everything the program can do, wired as explicit lists. */
export interface Features {
  useCases: readonly AnyUseCase[];
  jobs: readonly AnyJob[];
  routes: readonly Route[];
  navigation: readonly NavigationItem[];
  audit: ReturnType<typeof auditFeature>;
}

/**
 * @param folder the installation's folder, where the copy of the audit's checkpoints is
 * @param signInParts how people sign in; commands and tables of permissions need none
 */
export function wireFeatures(folder: string, signInParts?: signIn.SignInParts): Features {
  const audit = auditFeature({ folder, works: () => [...useCases, ...jobs] });
  const useCases: AnyUseCase[] = [
    ...signIn.useCases,
    ...areas.useCases,
    ...progress.useCases,
    ...audit.useCases,
    ...where.useCases,
  ];
  return {
    useCases,
    jobs,
    routes: [
      ...(signInParts ? signIn.signInRoutes(signInParts) : []),
      ...areas.routes,
      ...progress.routes,
      ...audit.routes,
      ...where.routes,
    ],
    navigation: [...areas.navigation, ...audit.navigation],
    audit,
  };
}
