import { z } from 'zod';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { findLastCheck } from '../store.ts';

/** When the audit was last checked, and what was found. */
export const lookAtChecks = useCase({
  name: 'audit.look-at-checks',
  title: 'See when the audit was last checked',
  input: z.object({}),
  allow: { roles: ['data-protection-officer', 'administrator'] },
  async run(ctx) {
    return ok(await findLastCheck(ctx.db));
  },
});
