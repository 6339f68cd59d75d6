import type { Policy } from '../../../kernel/use-case.ts';
import { partOfTheProgram, titleOf } from '../rules/plain-words.ts';
import type { LeafRow } from '../store.ts';
import type { AuditEntry, NamedWork } from '../types.ts';

/** A leaf in the words of pages: people, purposes and use-cases by what they are called. */
export function describeLeaf(row: LeafRow, works: readonly NamedWork[], policy: Policy): AuditEntry {
  const purposes = policy.value<{ code: string; title: string }[]>('purposes.list');
  return {
    id: row.id,
    at: Temporal.Instant.fromEpochMilliseconds(Math.floor(row.atMicros / 1000)),
    who: row.actorKind === 'user' ? (row.person ?? 'Someone no longer known') : partOfTheProgram(row.actor),
    role: row.role?.replaceAll('-', ' '),
    partner: row.partner ?? undefined,
    purpose: purposes.find(({ code }) => code === row.purpose)?.title ?? row.purpose ?? undefined,
    what: titleOf(works, row.useCase),
    useCase: row.useCase,
    outcome: row.outcome,
    subject: row.subjectKind === null ? undefined : { kind: row.subjectKind, id: row.subjectId ?? undefined },
    hasReason: row.hasReason,
  };
}
