import type { Role } from '../../../kernel/actor.ts';

const powerful: readonly Role[] = ['administrator', 'data-protection-officer'];

/** Whether a role is given by two people: those who say who sees what, and those who watch over them. */
export function isPowerful(role: Role): boolean {
  return powerful.includes(role);
}
