import type { AnyJob, AnyUseCase } from '../kernel/use-case.ts';
import type { Config } from '../platform/config/config.ts';
import type { Secrets } from '../platform/secrets/secrets.ts';
import type { Route } from '../web/server/index.ts';
import type { NavigationItem } from '../web/shell.ts';

/** Everything the program can do, wired as explicit lists. */
export const useCases: readonly AnyUseCase[] = [];

export const jobs: readonly AnyJob[] = [];

export const navigation: readonly NavigationItem[] = [];

export interface RouteParts {
  config: Config;
  secrets: Secrets;
  /** On the demonstration county people may step into a role without a password. */
  fictional: boolean;
}

export function routesFor(_parts: RouteParts): Route[] {
  return [];
}
