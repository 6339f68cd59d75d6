import { z } from 'zod';
import { PageHeading } from '../../../web/page-heading.tsx';
import { EmptyState } from '../../../web/states.tsx';
import { countInWords, momentInShort, momentInWords, numberInWords } from '../../../web/formats.ts';
import {
  ActiveFilters,
  CursorPager,
  DataTable,
  FilteredList,
  Filters,
  cursor,
  day,
  many,
  text,
  urlState,
  withoutFilter,
  type Column,
  type FiltersProps,
} from '../../../web/table/index.ts';
import type { AuditEntry, AuditPage, AuditToday, LastCheck, NamedWork } from '../types.ts';
import { OutcomeTag, Subject, whoInWords } from './entry-cells.tsx';

export const auditUrl = urlState(
  z.object({
    person: text(40),
    work: text(100),
    from: day(),
    until: day(),
    show: many(['refused', 'progress']),
    after: cursor(),
  }),
);
export type AuditUrlState = ReturnType<typeof auditUrl.read>;

export interface ListPageProps {
  state: AuditUrlState;
  list: AuditPage & {
    today: AuditToday;
    lastCheck: LastCheck | undefined;
    people: { id: string; name: string }[];
    works: readonly NamedWork[];
  };
}

const path = '/audit';

const columns: Column<AuditEntry>[] = [
  {
    key: 'at',
    header: 'When',
    nowrap: true,
    cell: (entry) => (
      <a class="govuk-link" href={`/audit/${entry.id}`}>
        {momentInShort(entry.at)}
      </a>
    ),
  },
  { key: 'who', header: 'Who', nowrap: true, cell: whoInWords },
  {
    key: 'what',
    header: 'What',
    cell: (entry) => (
      <div class="cw-wrap">
        {entry.what} <OutcomeTag outcome={entry.outcome} />
      </div>
    ),
  },
  { key: 'about', header: 'About', nowrap: true, cell: (entry) => <Subject subject={entry.subject} /> },
  { key: 'purpose', header: 'Purpose', nowrap: true, cell: (entry) => entry.purpose },
];

export function ListPage({ state, list }: ListPageProps) {
  const filters: FiltersProps = {
    action: path,
    fields: [
      {
        kind: 'select',
        name: 'person',
        label: 'Who',
        value: state.person,
        anyText: 'Anyone, and the program',
        options: list.people.map(({ id, name }) => ({ value: id, text: name })),
      },
      {
        kind: 'select',
        name: 'work',
        label: 'What they did',
        value: state.work,
        anyText: 'Anything',
        options: [...list.works]
          .sort((a, b) => a.title.localeCompare(b.title, 'en-GB'))
          .map(({ name, title }) => ({ value: name, text: title })),
      },
      { kind: 'day', name: 'from', label: 'On or after', value: state.from },
      { kind: 'day', name: 'until', label: 'On or before', value: state.until },
      {
        kind: 'checkboxes',
        name: 'show',
        label: 'Show',
        values: state.show,
        options: [
          { value: 'refused', text: 'Only what was refused' },
          { value: 'progress', text: 'Looks at jobs too' },
        ],
      },
    ],
    hrefWithout: (name, value) => auditUrl.href(path, withoutFilter(auditUrl, state, name, value)),
  };
  return (
    <>
      <PageHeading
        title="Audit"
        lead={`${todayInWords(list.today)} ${lastCheckInWords(list.lastCheck)}`}
        actions={
          <a class="govuk-link" href="/audit/check">
            Check that nobody changed it
          </a>
        }
      />
      <FilteredList filters={<Filters {...filters} />}>
        <ActiveFilters {...filters} />
        {state.after && (
          <p class="govuk-body">
            <a class="govuk-link" href={auditUrl.href(path, { ...state, after: '' })}>
              Back to the newest
            </a>
          </p>
        )}
        <DataTable
          caption="Who did or saw what, newest first"
          captionHidden
          columns={columns}
          rows={list.entries}
          empty={
            <EmptyState title="No entries match these filters">
              <a class="govuk-link" href={path}>
                Clear all filters
              </a>
            </EmptyState>
          }
        />
        <CursorPager nextHref={list.next && auditUrl.href(path, { ...state, after: list.next })} />
      </FilteredList>
    </>
  );
}

/** "41 entries today, by 6 people; 2 were refused." */
function todayInWords(today: AuditToday): string {
  const refused =
    today.refused === 0
      ? 'nothing was refused'
      : `${numberInWords(today.refused)} ${today.refused === 1 ? 'was' : 'were'} refused`;
  const entries = countInWords(today.entries, 'entry', 'entries');
  return `${capital(entries)} today, by ${countInWords(today.people, 'person', 'people')}; ${refused}.`;
}

/** "Last checked 3 November 2025 at 5:30pm: nobody had changed it." */
export function lastCheckInWords(check: LastCheck | undefined): string {
  if (!check) return 'Nobody has checked it for changes yet.';
  const found = check.faults === 0 ? 'nobody had changed it' : `${countInWords(check.faults, 'fault')} found`;
  return `Last checked ${momentInWords(check.at)}: ${found}.`;
}

function capital(words: string): string {
  return `${words[0]?.toUpperCase()}${words.slice(1)}`;
}
