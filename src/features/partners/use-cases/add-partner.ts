import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { insertPartner, isTaken, type NewPartner } from '../store.ts';
import { partnerKinds } from '../types.ts';

const input: z.ZodType<NewPartner> = z.object({
  code: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
  name: z.string().min(1).max(120),
  kind: z.enum(partnerKinds),
  contact: z.string().max(200).optional(),
  joinedOn: z.instanceof(Temporal.PlainDate),
}) as z.ZodType<NewPartner>;

/** A partner joins. It sees nothing of others', and they nothing of its, until an agreement is signed. */
export const addPartner = useCase<NewPartner, { no: number; code: string }>({
  name: 'partners.add',
  title: 'Add a partner',
  input,
  allow: { roles: ['administrator'], system: ['setup'] },
  async run({ db, audit }, partner) {
    if (await isTaken(db, partner))
      return refuse('conflict', 'partners/taken', 'There is a partner of that name or code already.');
    const no = await insertPartner(db, partner);
    if (no === undefined)
      return refuse(
        'refused',
        'partners/full',
        'A partnership holds at most 63 partners, and all are taken.',
      );
    audit({ subjectKind: 'partner', subjectId: partner.code });
    return ok({ no, code: partner.code });
  },
});
