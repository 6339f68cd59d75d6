import { z } from 'zod';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { countToday, findLastCheck, listLeaves, listPeople, type LeafRow, type Place } from '../store.ts';
import type { AuditPage, AuditParts, AuditToday, LastCheck, NamedWork } from '../types.ts';
import { describeLeaf } from './describe-leaf.ts';

const pageSize = 50;

/** A place in the list, as an address carries it: the moment in microseconds, a tilde, the leaf. */
export const after = z
  .string()
  .regex(/^(\d{1,17}~[0-9a-f-]{36})?$/)
  .transform((text): Place | undefined => {
    const [atMicros, id] = text.split('~');
    return id === undefined ? undefined : { atMicros: Number(atMicros), id };
  })
  .catch(undefined);

/** One page of leaves and where the next begins. `rows` holds one more than is shown when there is a next. */
export function toPage(rows: LeafRow[], describe: (row: LeafRow) => AuditPage['entries'][number]): AuditPage {
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  const next = rows.length > pageSize && last ? `${last.atMicros}~${last.id}` : undefined;
  return { entries: shown.map(describe), next };
}

export const oneMoreThanAPage = pageSize + 1;

const localDay = z.custom<Temporal.PlainDate>((given) => given instanceof Temporal.PlainDate).optional();

export interface ListedEntries extends AuditPage {
  today: AuditToday;
  lastCheck: LastCheck | undefined;
  people: { id: string; name: string }[];
  works: readonly NamedWork[];
}

/** Who did or saw what, newest first, for those who keep the audit. */
export function listEntries(parts: AuditParts) {
  return useCase({
    name: 'audit.list',
    title: 'Read the audit',
    input: z.object({
      person: z.uuid().optional().catch(undefined),
      useCase: z.string().max(100).optional(),
      from: localDay,
      until: localDay,
      refusedOnly: z.boolean().default(false),
      withLooksAtJobs: z.boolean().default(false),
      after,
    }),
    allow: { roles: ['data-protection-officer', 'administrator'] },
    async run(ctx, input) {
      const { after: place, ...filter } = input;
      const rows = await listLeaves(
        ctx.db,
        {
          person: filter.person,
          useCase: filter.useCase,
          from: filter.from,
          until: filter.until,
          refusedOnly: filter.refusedOnly,
          withLooksAtJobs: filter.withLooksAtJobs,
        },
        place,
        oneMoreThanAPage,
      );
      const works = parts.works();
      const listed: ListedEntries = {
        ...toPage(rows, (row) => describeLeaf(row, works, ctx.policy)),
        today: await countToday(ctx.db),
        lastCheck: await findLastCheck(ctx.db),
        people: await listPeople(ctx.db),
        works,
      };
      if (filter.person) ctx.audit({ subjectKind: 'user', subjectId: filter.person });
      ctx.audit({ fields: ['audit'], facts: { shown: listed.entries.length } });
      return ok(listed);
    },
  });
}
