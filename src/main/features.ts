import { join } from 'node:path';
import type { AnyJob, AnyUseCase } from '../kernel/use-case.ts';
import * as agreements from '../features/agreements/index.ts';
import * as areas from '../features/areas/index.ts';
import { auditFeature } from '../features/audit/index.ts';
import * as partners from '../features/partners/index.ts';
import * as progress from '../features/progress/index.ts';
import * as retention from '../features/retention/index.ts';
import * as signIn from '../features/sign-in/index.ts';
import * as users from '../features/users/index.ts';
import * as where from '../features/where/index.ts';
import { refreshPicture } from '../pipeline/refresh-picture.ts';
import { registerSource } from '../pipeline/mapping/register-source.ts';
import type { Route } from '../web/server/index.ts';
import type { NavigationItem } from '../web/shell.ts';

/** Everything the program can do, wired as explicit lists. */
export interface Features {
  useCases: readonly AnyUseCase[];
  jobs: readonly AnyJob[];
  routes: readonly Route[];
  navigation: readonly NavigationItem[];
  audit: ReturnType<typeof auditFeature>;
}

/**
 * @param folder the installation's folder: snapshots, landed files, the copy of the audit's checkpoints
 * @param signInParts how people sign in; commands and tables of permissions need none
 */
export function wireFeatures(folder: string, signInParts?: signIn.SignInParts): Features {
  const jobs: AnyJob[] = [refreshPicture(join(folder, 'snapshots')), ...retention.jobs];
  const audit = auditFeature({ folder, works: () => [...useCases, ...jobs] });
  const useCases: AnyUseCase[] = [
    registerSource,
    ...signIn.useCases,
    ...areas.useCases,
    ...progress.useCases,
    ...audit.useCases,
    ...partners.useCases,
    ...agreements.useCases,
    ...users.useCases,
    ...retention.useCases,
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
      ...partners.routes,
      ...agreements.routes,
      ...users.routes,
      ...retention.routes,
      ...where.routes,
    ],
    navigation: [
      ...areas.navigation,
      ...partners.navigation,
      ...agreements.navigation,
      ...users.navigation,
      ...audit.navigation,
      ...retention.navigation,
    ],
    audit,
  };
}

/** The queues that must exist before anything is asked for. */
export function jobNames(folder: string): string[] {
  return wireFeatures(folder).jobs.map((job) => job.name);
}
