import { systemActor, type Actor } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/clock.ts';
import type { Result } from '../../kernel/result.ts';
import type { Gate } from '../../platform/gate/gate.ts';
import { addUser, type AddedUser } from './use-cases/add-user.ts';
import { disableUser } from './use-cases/disable-user.ts';

export interface AddUserWords {
  email: string;
  name: string;
  /** The partner's code. */
  partner: string;
  role: string;
  /** Days as 2026-03-01; from today, without an end, when left out. */
  from?: string | undefined;
  until?: string | undefined;
}

/**
 * `users add`: makes an account and an invitation. What to tell the person is the link, once.
 * @param actor a named administrator; the first one of all is added by `setup`
 */
export function addUserByCommand(
  gate: Gate,
  words: AddUserWords,
  actor: Actor = systemActor('setup'),
): Promise<Result<AddedUser>> {
  const { from, until, ...rest } = words;
  return gate.perform(addUser, actor, {
    ...rest,
    from: from === undefined ? dayOf(gate.clock.now()) : readDay(from),
    ...(until === undefined ? {} : { until: readDay(until) }),
  });
}

/** `users disable`: the account and every session of it end at once. */
export function disableUserByCommand(
  gate: Gate,
  words: { email: string; reason: string },
  actor: Actor = systemActor('setup'),
): Promise<Result<{ userId: string; sessions: number }>> {
  return gate.perform(disableUser, actor, words);
}

/** The day, or the words as they are, for the use-case to refuse. */
function readDay(words: string): Temporal.PlainDate | string {
  try {
    return Temporal.PlainDate.from(words);
  } catch {
    return words;
  }
}
