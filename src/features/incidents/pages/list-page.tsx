import { countInWords, numberInWords } from '../../../web/formats.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { EmptyState } from '../../../web/states.tsx';
import {
  ActiveFilters,
  CursorPager,
  DataTable,
  FilteredList,
  Filters,
  type Column,
} from '../../../web/table/index.ts';
import type { ListedIncident } from '../types.ts';
import type { ListedIncidents } from '../use-cases/list-incidents.ts';
import { incidentFilters } from './incident-filters.ts';
import { filePath, hrefTo, incidentsUrl, listPath, mapPath, type IncidentsState } from './incidents-url.ts';
import { countInSentence, nounOf, toldInShort } from './in-words.ts';

const columns: Column<ListedIncident>[] = [
  {
    key: 'reference',
    header: 'Incident',
    nowrap: true,
    cell: ({ reference }) => (
      <a class="govuk-link" href={`/incidents/${reference}`}>
        {reference}
      </a>
    ),
  },
  {
    key: 'told',
    header: 'Told',
    sortable: true,
    descendingFirst: true,
    nowrap: true,
    cell: ({ told }) => toldInShort(told),
  },
  { key: 'what', header: 'What', cell: (row) => <Clipped words={whatInWords(row)} /> },
  { key: 'where', header: 'Where', cell: ({ place }) => <Clipped words={place ?? '–'} /> },
  { key: 'ward', header: 'Ward', cell: ({ ward }) => <Clipped words={ward ?? '–'} /> },
  { key: 'toldTo', header: 'Told to', cell: (row) => <Clipped words={toldToInWords(row)} /> },
];

/** The class follows from what happened, but for what its source did not class at all. */
function whatInWords({ category, nsir }: ListedIncident): string {
  return nsir === 'unclassified' ? `Unclassified: ${category}` : category;
}

/** "Police, Housing (3 reports)"; the number only where a partner was told more than once. */
function toldToInWords({ toldTo, reports }: ListedIncident): string {
  const partners = toldTo.join(', ');
  return reports > toldTo.length ? `${partners} (${reports} reports)` : partners;
}

/** One line whatever its length; all of it is on the incident's own page, and read out here. */
function Clipped({ words }: { words: string }) {
  return (
    <span class="cw-clip" title={words.length > 18 ? words : undefined}>
      {words}
    </span>
  );
}

export function ListPage({ state, list }: { state: IncidentsState; list: ListedIncidents }) {
  const filters = incidentFilters(listPath, state, list);
  return (
    <>
      <PageHeading
        title="Incidents"
        lead={leadOf(state, list)}
        actions={
          <a class="govuk-link" href={hrefTo(mapPath, state)}>
            Show on a map
          </a>
        }
      />
      <FilteredList filters={<Filters {...filters} />}>
        <ActiveFilters {...filters} />
        <div class="cw-list-bar">
          <p class="cw-row-count">{shownInWords(state, list)}</p>
          {list.rows.length > 0 && (
            <a class="govuk-link govuk-link--no-visited-state" href={hrefTo(filePath, state)}>
              Download as CSV
            </a>
          )}
        </div>
        <div class="cw-incident-list">
          <DataTable
            caption="Incidents"
            captionHidden
            columns={columns}
            rows={list.rows}
            sort={{
              current: state.sort,
              href: (sort) => hrefTo(listPath, state, { sort: sort as IncidentsState['sort'] }),
            }}
            empty={<Nothing state={state} list={list} />}
          />
        </div>
        <CursorPager
          previousHref={list.previous && incidentsUrl.href(listPath, { ...state, after: list.previous })}
          nextHref={list.next && incidentsUrl.href(listPath, { ...state, after: list.next })}
        />
      </FilteredList>
    </>
  );
}

function leadOf(state: IncidentsState, { count, partners }: ListedIncidents): string {
  if (partners.length === 0) return 'Your role and purpose show no partner’s reports.';
  if (!count)
    return `Many reports hold “${state.q}”: too many to count. Those that fit your filters are shown as you asked.`;
  return countInSentence(count, state.kind, state);
}

function shownInWords(state: IncidentsState, { rows, first, count }: ListedIncidents): string {
  if (rows.length === 0) return '';
  const noun = nounOf[state.kind];
  const last = first + rows.length - 1;
  if (count?.exact && count.incidents === rows.length)
    return `Showing all ${countInWords(rows.length, ...noun)}`;
  const of = count ? ` of ${count.exact ? '' : 'more than '}${countInWords(count.incidents, ...noun)}` : '';
  return `Showing ${numberInWords(first)} to ${numberInWords(last)}${of}`;
}

function Nothing({ state, list }: { state: IncidentsState; list: ListedIncidents }) {
  if (list.partners.length === 0)
    return (
      <EmptyState title="No partner’s reports can be shown to you">
        What you see depends on your role, on the purpose you chose when you signed in, and on agreements in
        force.{' '}
        <a class="govuk-link" href="/agreements">
          See the agreements
        </a>
      </EmptyState>
    );
  return (
    <EmptyState title={`No ${nounOf[state.kind][1]} match`}>
      {state.after
        ? 'This is beyond the end of the list. '
        : 'Take a filter off, or look over a longer time. '}
      <a class="govuk-link" href={listPath}>
        Clear all filters
      </a>
    </EmptyState>
  );
}
