import { systemActor } from '../kernel/actor.ts';
import { RefusalError } from '../kernel/result.ts';
import { sweepSignIn } from '../features/sign-in/index.ts';
import { disableDormant } from '../features/users/index.ts';
import type { Gate } from '../platform/gate/gate.ts';

/**
 * What is due once a day: what signing in no longer needs is disposed of, and accounts nobody uses are disabled.
 *
 * @param fictional the demonstration's people are not expected to come back every month, so theirs stay
 */
export async function keepHouse(gate: Gate, fictional: boolean): Promise<void> {
  const swept = await gate.perform(sweepSignIn, systemActor('sign-in'), {});
  if (!swept.ok) throw new RefusalError(swept.refusal);
  if (fictional) return;
  const disabled = await gate.perform(disableDormant, systemActor('scheduler'), {});
  if (!disabled.ok) throw new RefusalError(disabled.refusal);
}
