import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import type { OpeningReason } from '../types.ts';
import { mayList } from './filter-input.ts';
import { giveReasonName, reportsBehind, unknownIncident } from './open-incident.ts';

/** Puts on record why an incident with people of another partner is opened; it then stays open to the reader for the session. */
export const giveReason = useCase({
  name: giveReasonName,
  title: 'Say why an incident is opened',
  input: z.object({
    reference: z.string().max(40),
    reason: z.string().max(40).default(''),
    words: z.string().trim().max(1000, 'Your reason must be 1,000 characters or fewer').default(''),
  }),
  allow: mayList,
  async run(ctx, input) {
    const { reference, rows } = await reportsBehind(ctx, input.reference);
    if (rows.length === 0) return unknownIncident();
    const reasons = ctx.policy.value<OpeningReason[]>('incidents.opening-reasons');
    const least = ctx.policy.value<number>('incidents.opening-reason-characters');
    const chosen = reasons.find(({ code }) => code === input.reason);
    const faults = [
      ...(chosen ? [] : [{ field: 'reason', message: 'Choose why you are opening this incident' }]),
      ...(input.words.length < least
        ? [{ field: 'words', message: `Say in your own words why, in ${least} characters or more` }]
        : []),
    ];
    if (!chosen || faults.length > 0)
      return refuse('invalid', 'incidents/no-reason', 'Your reason is not complete.', faults);
    ctx.audit({
      subjectKind: 'incident',
      subjectId: reference,
      facts: { reason: chosen.code },
      why: `${chosen.title}: ${input.words}`,
    });
    return ok({ reference });
  },
});
