import type { Role } from '../../../kernel/actor.ts';
import type { Purpose } from '../types.ts';

/**
 * The purposes a role may choose, in the order of the list; the first is the one a session begins with.
 * @param list policy `purposes.list`
 */
export function purposesFor(role: Role, list: readonly Purpose[]): Purpose[] {
  return list.filter((purpose) => purpose.roles.includes(role));
}
