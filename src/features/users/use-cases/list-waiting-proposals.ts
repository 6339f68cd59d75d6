import { z } from 'zod';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { listProposals } from '../store.ts';
import type { Proposal } from '../types.ts';

/** What one administrator asked for and a second person has yet to agree to. */
export const listWaitingProposals = useCase<Record<string, never>, Proposal[]>({
  name: 'users.proposals',
  title: 'See which roles wait for a second person',
  input: z.object({}) as unknown as z.ZodType<Record<string, never>>,
  allow: { roles: ['administrator', 'data-protection-officer'] },
  async run({ db, audit }) {
    audit({ fields: ['name', 'role'] });
    return ok(await listProposals(db));
  },
});
