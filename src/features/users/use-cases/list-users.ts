import { z } from 'zod';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { listPartnerChoices, listUsersPage, usersPerPage } from '../store.ts';
import type { PartnerChoice, UserFilter, UserRow } from '../types.ts';

const input = z.object({
  words: z.string().max(200),
  partner: z.string().max(40),
  state: z.enum(['', 'active', 'invited', 'disabled']),
  sort: z.enum(['name', '-name', 'lastSeen', '-lastSeen']),
  page: z.int().min(1),
}) satisfies z.ZodType<UserFilter>;

export interface UserList {
  rows: UserRow[];
  total: number;
  pageCount: number;
  partners: PartnerChoice[];
}

/** The people who have an account. */
export const listUsers = useCase<UserFilter, UserList>({
  name: 'users.list',
  title: 'List the people who have an account',
  input,
  allow: { roles: ['administrator'] },
  async run({ db, audit }, filter) {
    const { rows, total } = await listUsersPage(db, filter);
    audit({ facts: { shown: rows.length }, fields: ['name', 'email'] });
    return ok({
      rows,
      total,
      pageCount: Math.max(1, Math.ceil(total / usersPerPage)),
      partners: await listPartnerChoices(db),
    });
  },
});
