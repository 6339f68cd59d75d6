import { z } from 'zod';
import { momentInShort } from '../../../web/formats.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { EmptyState } from '../../../web/states.tsx';
import { CursorPager, DataTable, cursor, urlState, type Column } from '../../../web/table/index.ts';
import type { AuditEntry, AuditPage } from '../types.ts';
import { OutcomeTag, Subject } from './entry-cells.tsx';

export const trailUrl = urlState(z.object({ after: cursor() }));

const path = '/account/trail';

const columns: Column<AuditEntry>[] = [
  { key: 'at', header: 'When', nowrap: true, cell: (entry) => momentInShort(entry.at) },
  {
    key: 'what',
    header: 'What you did or saw',
    cell: (entry) => (
      <div class="cw-wrap">
        {entry.what} <OutcomeTag outcome={entry.outcome} />
      </div>
    ),
  },
  { key: 'about', header: 'About', nowrap: true, cell: (entry) => <Subject subject={entry.subject} /> },
  { key: 'purpose', header: 'Purpose', nowrap: true, cell: (entry) => entry.purpose },
];

export function TrailPage({ after, trail }: { after: string; trail: AuditPage }) {
  return (
    <>
      <PageHeading
        title="Your own trail"
        lead="What is on record about your work, newest first. The data protection officer sees the same, and the reasons you gave."
        actions={
          after && (
            <a class="govuk-link" href={path}>
              Back to the newest
            </a>
          )
        }
      />
      <DataTable
        caption="What you did or saw"
        captionHidden
        columns={columns}
        rows={trail.entries}
        empty={<EmptyState title="Nothing further back" />}
      />
      <CursorPager nextHref={trail.next && trailUrl.href(path, { after: trail.next })} />
    </>
  );
}
