import type { AnyJob, AnyUseCase } from '../kernel/use-case.ts';

/** Everything the program can do, wired as explicit lists. */
export const useCases: readonly AnyUseCase[] = [];
export const jobs: readonly AnyJob[] = [];
