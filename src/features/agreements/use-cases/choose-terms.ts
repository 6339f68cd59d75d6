import { z } from 'zod';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { listPartiesToChoose } from '../store.ts';

export interface TermsToChoose {
  parties: { code: string; name: string }[];
  purposes: { code: string; title: string }[];
}

/** What an agreement may be made of, to fill its form with. */
export const chooseTerms = useCase<Record<string, never>, TermsToChoose>({
  name: 'agreements.choose-terms',
  title: 'See what a sharing agreement may say',
  input: z.strictObject({}),
  allow: { roles: ['administrator', 'data-protection-officer'] },
  async run({ db, policy }) {
    const purposes = policy.value<{ code: string; title: string }[]>('purposes.list');
    return ok({
      parties: await listPartiesToChoose(db),
      purposes: purposes.map(({ code, title }) => ({ code, title })),
    });
  },
});
