import { systemActors, type SystemActorName } from '../../../kernel/actor.ts';
import type { NamedWork, Outcome } from '../types.ts';

const partsOfTheProgram: Record<SystemActorName, string> = {
  'sign-in': 'Sign-in',
  importer: 'The importer',
  sequencer: 'The audit’s sequencer',
  scheduler: 'The scheduler',
  setup: 'Setting up',
};

/** "The importer", for work that the program did on nobody's behalf. */
export function partOfTheProgram(actor: string): string {
  const known = systemActors.find((name) => name === actor);
  return known ? partsOfTheProgram[known] : actor;
}

/** What a leaf's use-case is called on pages; its own name when the program no longer has it. */
export function titleOf(works: readonly NamedWork[], useCase: string): string {
  return works.find(({ name }) => name === useCase)?.title ?? useCase;
}

const words: Record<Outcome, string> = {
  done: 'Done',
  invalid: 'Not accepted',
  forbidden: 'Not allowed',
  missing: 'Not found',
  conflict: 'Too late',
  refused: 'Refused',
};

export function outcomeInWords(outcome: Outcome): string {
  return words[outcome];
}
