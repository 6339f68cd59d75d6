import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { findAgreement, isDraftedBy, moveState, withdrawOtherVersions } from '../store.ts';

const input = z.object({ id: z.uuid() });

/** The parties have signed, and a second person says so: in its days, partners see what it says from the next page they open. */
export const signAgreement = useCase<z.infer<typeof input>, { replaced: number }>({
  name: 'agreements.sign',
  title: 'Put a sharing agreement in force',
  input,
  allow: { roles: ['administrator', 'data-protection-officer'], system: ['setup'] },
  needsFreshCode: true,
  async run({ db, audit, actor }, { id }) {
    const agreement = await findAgreement(db, id);
    if (!agreement) return refuse('missing', 'agreements/none', 'There is no such agreement.');
    audit({ subjectKind: 'agreement', subjectId: id });
    if (agreement.state === 'draft' && actor.kind === 'user' && (await isDraftedBy(db, id, actor.userId)))
      return refuse(
        'refused',
        'agreements/own-draft',
        'You drafted this yourself. Another administrator or data protection officer puts it in force.',
      );
    if (!(await moveState(db, id, 'draft', 'live')))
      return refuse(
        'conflict',
        'agreements/not-a-draft',
        'Only a draft can be put in force. Make a new version.',
      );
    const replaced = await withdrawOtherVersions(db, agreement.title, id);
    audit({ facts: { version: agreement.version, replaced } });
    return ok({ replaced });
  },
});
