import type { AnyUseCase } from '../../kernel/use-case.ts';
import { listJobs } from './use-cases/list-jobs.ts';
import { openJob } from './use-cases/open-job.ts';

export { routes } from './routes.tsx';

export const useCases: AnyUseCase[] = [listJobs, openJob];

/** The page that shows how far the run is which `ctx.askFor` answered with. */
export function jobPath(runId: string): string {
  return `/jobs/${runId}`;
}
