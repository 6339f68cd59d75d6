import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { findAgreement } from '../store.ts';
import type { Agreement } from '../types.ts';

const input = z.object({ id: z.uuid() });

export const openAgreement = useCase<z.infer<typeof input>, Agreement>({
  name: 'agreements.open',
  title: 'See one sharing agreement',
  input,
  allow: { roles },
  async run({ db, audit }, { id }) {
    const agreement = await findAgreement(db, id);
    if (!agreement) return refuse('missing', 'agreements/none', 'There is no such agreement.');
    audit({ subjectKind: 'agreement', subjectId: id });
    return ok(agreement);
  },
});
