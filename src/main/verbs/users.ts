import type { Result } from '../../kernel/result.ts';
import { addUserByCommand, disableUserByCommand } from '../../features/users/index.ts';
import { actingAs, type ActingOptions } from './act-as.ts';
import { withGate } from './verb.ts';

export interface AddUserOptions extends Partial<ActingOptions> {
  email: string;
  name: string;
  partner: string;
  /** What the new person may act as; `--role` of other verbs says what the one who acts acts as. */
  may: string;
  from?: string;
  until?: string;
}

/** The first administrator of all is added by nobody; after that a command, too, acts as someone. */
export function addUser({
  as,
  role,
  may,
  ...words
}: AddUserOptions): Promise<Result<{ invitation: { path: string } }>> {
  const toAdd = { ...words, role: may };
  const run = as
    ? actingAs({ as, ...(role && { role }) }, (actor, { gate }) => addUserByCommand(gate, toAdd, actor))
    : withGate(({ gate }) => addUserByCommand(gate, toAdd));
  return run as Promise<Result<{ invitation: { path: string } }>>;
}

export function disableUser(
  email: string,
  reason: string,
  options: ActingOptions,
): Promise<Result<{ sessions: number }>> {
  return actingAs(options, (actor, { gate }) => disableUserByCommand(gate, { email, reason }, actor));
}
