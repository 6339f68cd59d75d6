import { z } from 'zod';
import { parseReference } from '../../../kernel/reference.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { listErasures, listHolds, listRecordsOfIncident } from '../store.ts';
import type { Erasure, LegalHold, RecordKind } from '../types.ts';

const erasuresShown = 20;

export interface HoldsAndErasures {
  holds: LegalHold[];
  erasures: Erasure[];
  /** The records of the incident that was asked for. */
  found: { reference: string; records: FoundRecord[] } | undefined;
}

export interface FoundRecord {
  kind: RecordKind;
  id: string;
  partner: string;
  /** "report", or the person's role in it. */
  role: string;
}

/** What is held, what was erased lately, and the records of one incident to hold or erase. */
export const listHoldsAndErasures = useCase({
  name: 'retention.list',
  title: 'See legal holds and erasures',
  input: z.object({ reference: z.string().max(40).optional() }),
  allow: { roles: ['data-protection-officer'] },
  async run(ctx, { reference }) {
    const parsed = reference === undefined ? undefined : parseReference(reference);
    if (reference !== undefined && parsed === undefined)
      return refuse(
        'invalid',
        'retention/no-reference',
        'That is no reference of an incident. It looks like CW-7K3-4QD; each sign is a letter or a number.',
        [{ field: 'reference', message: 'Enter a reference like CW-7K3-4QD' }],
      );
    const records = parsed ? await listRecordsOfIncident(ctx.db, parsed.number) : [];
    if (parsed) ctx.audit({ subjectKind: 'incident', subjectId: parsed.reference, fields: ['reports'] });
    const answer: HoldsAndErasures = {
      holds: await listHolds(ctx.db),
      erasures: await listErasures(ctx.db, erasuresShown),
      found: parsed && { reference: parsed.reference, records },
    };
    return ok(answer);
  },
});
