import { Tag } from '../../../web/components/index.ts';
import { outcomeInWords } from '../rules/plain-words.ts';
import type { AuditEntry, AuditSubject, Outcome } from '../types.ts';

/** "Refused" and the like; nothing when all went well, so that what did not stands out. */
export function OutcomeTag({ outcome }: { outcome: Outcome }) {
  if (outcome === 'done') return null;
  return <Tag colour={outcome === 'forbidden' ? 'red' : 'yellow'}>{outcomeInWords(outcome)}</Tag>;
}

const pages: Record<string, (id: string) => string> = {
  extract: (id) => `/extracts/${id}`,
  source: (id) => `/sources/${id}`,
  job: (id) => `/jobs/${id}`,
  incident: (id) => `/incidents/${id}`,
  'audit-entry': (id) => `/audit/${id}`,
};

/** "extract 12", as a link where there is a page for it. Long ids are shortened; the whole is in the link. */
export function Subject({ subject }: { subject: AuditSubject | undefined }) {
  if (!subject) return null;
  const kind = subject.kind.replaceAll('-', ' ');
  if (subject.id === undefined) return <>{kind}</>;
  const page = pages[subject.kind];
  const words = `${kind} ${subject.id.length > 20 ? `${subject.id.slice(0, 8)}…` : subject.id}`;
  return page ? (
    <a class="govuk-link" href={page(encodeURIComponent(subject.id))}>
      {words}
    </a>
  ) : (
    <span title={subject.id}>{words}</span>
  );
}

export function whoInWords(entry: AuditEntry): string {
  return [entry.who, entry.role && `(${entry.role})`].filter(Boolean).join(' ');
}
