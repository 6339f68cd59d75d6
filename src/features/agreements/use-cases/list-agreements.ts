import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { listAllAgreements } from '../store.ts';
import type { Agreement } from '../types.ts';

/** What partners have agreed to let each other see; every member of staff may know. */
export const listAgreements = useCase<Record<string, never>, Agreement[]>({
  name: 'agreements.list',
  title: 'List the sharing agreements',
  input: z.strictObject({}),
  allow: { roles },
  run: async ({ db }) => ok(await listAllAgreements(db)),
});
