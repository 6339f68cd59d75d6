import { join } from 'node:path';
import type { AnyJob, AnyUseCase } from '../kernel/use-case.ts';
import * as about from '../features/about/index.ts';
import * as agreements from '../features/agreements/index.ts';
import * as areas from '../features/areas/index.ts';
import { auditFeature } from '../features/audit/index.ts';
import { dashboardsFeature } from '../features/dashboards/index.ts';
import { extractsFeature } from '../features/extracts/index.ts';
import * as home from '../features/home/index.ts';
import * as incidents from '../features/incidents/index.ts';
import * as partners from '../features/partners/index.ts';
import * as policyRegister from '../features/policy-register/index.ts';
import * as progress from '../features/progress/index.ts';
import { quarantineFeature } from '../features/quarantine/index.ts';
import * as retention from '../features/retention/index.ts';
import * as signIn from '../features/sign-in/index.ts';
import * as sources from '../features/sources/index.ts';
import * as users from '../features/users/index.ts';
import * as where from '../features/where/index.ts';
import {
  importGazetteer,
  landExtract,
  mendQuarantined,
  replayQuarantined,
  refreshPicture,
  registerSource,
  type LandingParts,
} from '../pipeline/index.ts';
import { openSnapshots } from '../platform/duckdb/index.ts';
import { openFileStore } from '../platform/files/index.ts';
import type { Secrets } from '../platform/secrets/secrets.ts';
import type { FreshFactor, Route } from '../web/server/index.ts';
import type { NavigationItem } from '../web/shell.ts';

/** Everything the program can do, wired as explicit lists. */
export interface Features {
  /** Asks for a fresh code; there where people sign in. */
  freshFactor?: FreshFactor;
  useCases: readonly AnyUseCase[];
  jobs: readonly AnyJob[];
  /** Work that follows when a job ended well. */
  follows: ReadonlyMap<string, AnyJob>;
  routes: readonly Route[];
  navigation: readonly NavigationItem[];
  audit: ReturnType<typeof auditFeature>;
  dashboards: ReturnType<typeof dashboardsFeature>;
}

/** What features need of the installation: its folder (snapshots, landed files, the audit's checkpoints) and its keys. */
export interface Installation {
  folder: string;
  secrets: Secrets;
}

/** @param signInParts how people sign in; commands and tables of permissions need none */
export function wireFeatures({ folder, secrets }: Installation, signInParts?: signIn.SignInParts): Features {
  const landing = landingParts({ folder, secrets });
  const land = landExtract(landing);
  const dashboards = dashboardsFeature(openSnapshots(join(folder, 'snapshots')));
  const extracts = extractsFeature({ files: landing.files, land });
  const mend = mendQuarantined(landing);
  const replay = replayQuarantined(landing);
  const quarantine = quarantineFeature({ mend, replay });
  const refresh = refreshPicture(join(folder, 'snapshots'));
  const jobs: AnyJob[] = [land, mend, replay, importGazetteer, refresh, ...retention.jobs];
  const audit = auditFeature({ folder, works: () => [...useCases, ...jobs] });
  const useCases: AnyUseCase[] = [
    registerSource,
    ...signIn.useCases,
    ...incidents.useCases,
    ...dashboards.useCases,
    ...sources.useCases,
    ...extracts.useCases,
    ...quarantine.useCases,
    ...areas.useCases,
    ...policyRegister.useCases,
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
    follows: new Map<string, AnyJob>(
      [land, mend, replay, importGazetteer, ...retention.jobs].map((job) => [job.name, refresh]),
    ),
    routes: [
      ...(signInParts ? signIn.signInRoutes(signInParts) : []),
      ...home.routes,
      ...incidents.routes,
      ...dashboards.routes,
      ...sources.routes,
      ...extracts.routes,
      ...quarantine.routes,
      ...areas.routes,
      ...policyRegister.routes,
      ...progress.routes,
      ...audit.routes,
      ...partners.routes,
      ...agreements.routes,
      ...users.routes,
      ...retention.routes,
      ...where.routes,
      ...about.routes,
    ],
    navigation: [
      ...home.navigation,
      ...incidents.navigation,
      ...dashboards.navigation,
      ...sources.navigation,
      ...extracts.navigation,
      ...areas.navigation,
      ...partners.navigation,
      ...agreements.navigation,
      ...users.navigation,
      ...audit.navigation,
      ...retention.navigation,
    ],
    ...(signInParts ? { freshFactor: signIn.freshFactor(signInParts) } : {}),
    audit,
    dashboards,
  };
}

/** The queues that must exist before anything is asked for. */
export function jobNames(installation: Installation): string[] {
  return wireFeatures(installation).jobs.map((job) => job.name);
}

/** Where landed bytes are kept, and under which keys. */
export function landingParts({ folder, secrets }: Installation): LandingParts {
  return {
    files: openFileStore(join(folder, 'files'), secrets.key('files')),
    sealKey: secrets.key('sealed'),
  };
}
