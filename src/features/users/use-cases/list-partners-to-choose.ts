import { z } from 'zod';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { listPartnerChoices } from '../store.ts';
import type { PartnerChoice } from '../types.ts';

/** The partners someone may be made to act for, to fill a form with. */
export const listPartnersToChoose = useCase<Record<string, never>, PartnerChoice[]>({
  name: 'users.choose-partner',
  title: 'See the partners a person may act for',
  input: z.strictObject({}),
  allow: { roles: ['administrator'] },
  run: async ({ db }) => ok(await listPartnerChoices(db)),
});
