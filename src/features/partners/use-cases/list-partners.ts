import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { listAllPartners } from '../store.ts';
import type { Partner } from '../types.ts';

/** Who is in the partnership; every member of staff may know. */
export const listPartners = useCase<Record<string, never>, Partner[]>({
  name: 'partners.list',
  title: 'List the partners',
  input: z.strictObject({}),
  allow: { roles, system: ['setup'] },
  run: async ({ db }) => ok(await listAllPartners(db)),
});
