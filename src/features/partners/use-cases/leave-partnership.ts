import { z } from 'zod';
import { dayOf } from '../../../kernel/clock.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { endPartner, findPartner } from '../store.ts';

const input = z.object({
  code: z.string(),
  /** The first day on which it is no partner. */
  on: z.instanceof(Temporal.PlainDate),
  reason: z.string().min(1).max(500),
});

/**
 * A partner leaves: its people act for it no more from that day. What it shared stays under the agreements it signed,
 * until those are withdrawn.
 */
export const leavePartnership = useCase<z.infer<typeof input>, { memberships: number }>({
  name: 'partners.leave',
  title: 'Let a partner leave',
  input,
  allow: { roles: ['administrator'] },
  async run({ db, audit, clock, actor }, { code, on, reason }) {
    const partner = await findPartner(db, code);
    if (!partner) return refuse('missing', 'partners/none', 'There is no such partner.');
    if (partner.leftOn) return refuse('conflict', 'partners/left', 'This partner has left already.');
    if (actor.kind === 'user' && actor.partnerNo === partner.no)
      return refuse(
        'refused',
        'partners/own',
        'You act for this partner yourself. Ask another administrator.',
      );
    if (Temporal.PlainDate.compare(on, partner.joinedOn) < 0)
      return refuse('refused', 'partners/before-joining', 'A partner cannot leave before the day it joined.');
    audit({ subjectKind: 'partner', subjectId: code, why: reason });
    const memberships = await endPartner(db, partner.no, on);
    audit({ facts: { memberships, today: Temporal.PlainDate.compare(on, dayOf(clock.now())) <= 0 } });
    return ok({ memberships });
  },
});
