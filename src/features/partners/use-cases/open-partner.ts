import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { findPartner, listAgreementsOf } from '../store.ts';
import type { Partner, PartnerAgreement } from '../types.ts';

const input = z.object({ code: z.string() });

/** One partner, and the agreements it is party to. */
export const openPartner = useCase<
  z.infer<typeof input>,
  { partner: Partner; agreements: PartnerAgreement[] }
>({
  name: 'partners.open',
  title: 'See one partner',
  input,
  allow: { roles },
  async run({ db, audit }, { code }) {
    const partner = await findPartner(db, code);
    if (!partner) return refuse('missing', 'partners/none', 'There is no such partner.');
    audit({ subjectKind: 'partner', subjectId: partner.code });
    return ok({ partner, agreements: await listAgreementsOf(db, partner.no) });
  },
});
