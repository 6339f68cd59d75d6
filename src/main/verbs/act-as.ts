import { systemActor, type UserActor } from '../../kernel/actor.ts';
import type { Result } from '../../kernel/result.ts';
import { findActor } from '../../features/users/index.ts';
import type { Composition } from '../compose.ts';
import type { Installation } from './verb.ts';
import { withGate, type VerbOptions } from './verb.ts';

export interface ActingOptions extends VerbOptions {
  /** The e-mail address of the account in whose name the command acts. */
  as: string;
  role?: string;
}

/** Opens the gate and finds whom the command acts as; everything then is permitted and audited as theirs. */
export async function actingAs<T>(
  options: ActingOptions,
  work: (actor: UserActor, parts: Composition, installation: Installation) => Promise<Result<T>>,
): Promise<Result<T>> {
  return withGate(async (parts, installation) => {
    const { as: email, role } = options;
    const found = await parts.gate.perform(findActor, systemActor('setup'), { email, ...(role && { role }) });
    return found.ok ? work(found.value, parts, installation) : found;
  });
}
