import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { findPartner, isTaken, updatePartner } from '../store.ts';
import { partnerKinds } from '../types.ts';

const input = z.object({
  code: z.string(),
  name: z.string().min(1).max(120),
  kind: z.enum(partnerKinds),
  contact: z.string().max(200).optional(),
});

/** Changes what a partner is called, what it is, or whom to ask there. Its code stays: records carry it. */
export const changePartner = useCase<z.infer<typeof input>, void>({
  name: 'partners.change',
  title: 'Change a partner',
  input,
  allow: { roles: ['administrator'] },
  async run({ db, audit }, { code, name, kind, contact }) {
    const partner = await findPartner(db, code);
    if (!partner) return refuse('missing', 'partners/none', 'There is no such partner.');
    audit({ subjectKind: 'partner', subjectId: code });
    if (await isTaken(db, { code, name, exceptNo: partner.no }))
      return refuse('conflict', 'partners/taken', 'There is a partner of that name or code already.');
    await updatePartner(db, partner.no, { name, kind, contact });
    return ok(undefined);
  },
});
