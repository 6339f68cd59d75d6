import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { findParties, insertDraft } from '../store.ts';
import { dataClasses, type AgreementTerms } from '../types.ts';

const input = z.object({
  title: z.string().trim().min(1).max(120),
  gateway: z.string().trim().min(1).max(300),
  purposes: z.array(z.string()).min(1),
  classes: z.array(z.enum(dataClasses)).min(1),
  from: z.instanceof(Temporal.PlainDate),
  until: z.instanceof(Temporal.PlainDate).optional(),
  parties: z.array(z.string()).min(2),
}) as unknown as z.ZodType<AgreementTerms>;

/** Writes down what partners mean to agree. Nothing follows from a draft; the same title makes a new version. */
export const draftAgreement = useCase<AgreementTerms, { id: string }>({
  name: 'agreements.draft',
  title: 'Draft a sharing agreement',
  input,
  allow: { roles: ['administrator', 'data-protection-officer'], system: ['setup'] },
  async run({ db, policy, audit }, { parties, ...terms }) {
    const known = policy.value<{ code: string }[]>('purposes.list').map(({ code }) => code);
    if (terms.purposes.some((code) => !known.includes(code)))
      return refuse('refused', 'agreements/purpose', 'One of the purposes is not on the list.', [
        { field: 'purposes', message: 'Choose purposes from the list' },
      ]);
    if (terms.classes.includes('delivery') && !terms.classes.includes('records'))
      return refuse(
        'refused',
        'agreements/delivery',
        'Whoever delivers for another must see what was delivered.',
        [{ field: 'classes', message: 'Choose source records too, or take “Delivering for each other” off' }],
      );
    if (terms.until && Temporal.PlainDate.compare(terms.until, terms.from) < 0)
      return refuse('refused', 'agreements/dates', 'The last day comes before the first.', [
        { field: 'until', message: 'The last day must be the same as or after the first day' },
      ]);
    const partnerNos = await findParties(db, parties);
    if (partnerNos.length !== new Set(parties).size)
      return refuse('refused', 'agreements/party', 'One of the partners is not there, or has left.', [
        { field: 'parties', message: 'Choose partners from the list' },
      ]);
    const id = await insertDraft(db, terms, partnerNos);
    audit({ subjectKind: 'agreement', subjectId: id, facts: { parties: partnerNos.length } });
    return ok({ id });
  },
});
