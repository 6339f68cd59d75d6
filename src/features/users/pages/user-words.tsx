import { Tag } from '../../../web/components/index.ts';
import { roles, roleTitle } from '../../../kernel/actor.ts';
import type { UserState } from '../types.ts';

export function StateTag({ state }: { state: UserState }) {
  switch (state) {
    case 'active':
      return <Tag colour="green">Active</Tag>;
    case 'invited':
      return <Tag colour="blue">Invited</Tag>;
    case 'disabled':
      return <Tag colour="grey">Disabled</Tag>;
  }
}

export const roleItems = [
  { value: '', text: 'Choose' },
  ...roles.map((role) => ({ value: role, text: capital(roleTitle(role)) })),
];

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
