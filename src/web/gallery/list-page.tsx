import { z } from 'zod';
import { Tag } from '../components/index.ts';
import { momentInShort } from '../formats.ts';
import { Layout } from '../layout.tsx';
import { PageHeading } from '../page-heading.tsx';
import type { Shell } from '../shell.ts';
import {
  ActiveFilters,
  DataTable,
  FilteredList,
  Filters,
  Pager,
  RowCount,
  choice,
  day,
  many,
  pageNumber,
  text,
  urlState,
  withoutFilter,
  type Column,
  type FiltersProps,
} from '../table/index.ts';

interface SampleIncident {
  reference: string;
  toldAt: Temporal.Instant;
  kind: string;
  street: string;
  ward: string;
  partner: string;
  reports: number;
  state: 'Open' | 'Closed';
}

const kinds = ['Rowdy behaviour', 'Noise', 'Fly-tipping', 'Vehicle nuisance', 'Begging'];
const streets = ['Larkspur Way', 'Old Tannery Road', 'St Aldwyn’s Cl', 'Mill Lane', 'Harbour Parade'];
const wards = ['Aldermoor', 'Castle', 'Harbourside', 'Northfield'];
const partners = ['Police', 'Council', 'Wexcombe Homes'];

const rows: SampleIncident[] = Array.from({ length: 25 }, (_, i) => ({
  reference: `CW-${['7K3', '4MD', '9QP', '2XH'][i % 4]}-${100 + i * 7}`,
  toldAt: Temporal.Instant.from('2025-11-03T17:30:00Z').subtract({ minutes: i * 371 }),
  kind: kinds[i % kinds.length]!,
  street: streets[(i * 3) % streets.length]!,
  ward: wards[(i * 5) % wards.length]!,
  partner: partners[i % partners.length]!,
  reports: ((i * 7) % 12) + 1,
  state: i % 4 === 0 ? 'Closed' : 'Open',
}));

const state = urlState(
  z.object({
    q: text(),
    partner: many(['police', 'council', 'housing']),
    kind: text(),
    from: day(),
    until: day(),
    sort: choice(['-toldAt', 'toldAt', 'reports', '-reports', 'ward', '-ward']),
    page: pageNumber(),
  }),
);

const columns: Column<SampleIncident>[] = [
  {
    key: 'reference',
    header: 'Incident',
    nowrap: true,
    cell: (row) => (
      <a class="govuk-link" href={`/incidents/${row.reference}`}>
        {row.reference}
      </a>
    ),
  },
  {
    key: 'toldAt',
    header: 'Told',
    sortable: true,
    descendingFirst: true,
    nowrap: true,
    cell: (row) => momentInShort(row.toldAt),
  },
  { key: 'kind', header: 'What', cell: (row) => row.kind },
  { key: 'street', header: 'Where', cell: (row) => row.street },
  { key: 'ward', header: 'Ward', sortable: true, cell: (row) => row.ward },
  { key: 'partner', header: 'From', nowrap: true, cell: (row) => row.partner },
  {
    key: 'reports',
    header: 'Reports',
    numeric: true,
    sortable: true,
    descendingFirst: true,
    cell: (row) => row.reports,
  },
  {
    key: 'state',
    header: 'State',
    cell: (row) => <Tag colour={row.state === 'Open' ? 'blue' : 'grey'}>{row.state}</Tag>,
  },
];

/** A whole list page as features build them: what to copy. */
export function GalleryListPage(props: { shell: Shell; query: unknown }) {
  const now = state.read(props.query);
  const path = '/gallery/list';
  const filters: FiltersProps = {
    action: path,
    keep: now.sort === '-toldAt' ? {} : { sort: now.sort },
    hrefWithout: (name, value) => state.href(path, withoutFilter(state, now, name, value)),
    fields: [
      { kind: 'text', name: 'q', label: 'Words', hint: 'Street, reference or what happened', value: now.q },
      {
        kind: 'checkboxes',
        name: 'partner',
        label: 'Reported to',
        values: now.partner,
        options: [
          { value: 'police', text: 'Police', count: 9214 },
          { value: 'council', text: 'Council', count: 3120 },
          { value: 'housing', text: 'Wexcombe Homes', count: 812 },
        ],
      },
      {
        kind: 'select',
        name: 'kind',
        label: 'What happened',
        value: now.kind,
        anyText: 'Anything',
        options: kinds.map((kind) => ({ value: kind, text: kind })),
      },
      { kind: 'day', name: 'from', label: 'Told on or after', value: now.from },
      { kind: 'day', name: 'until', label: 'Told on or before', value: now.until },
    ],
  };
  return (
    <Layout {...props.shell} title="Incidents" section="incidents" wide>
      <PageHeading
        title="Incidents"
        lead="412 incidents in the last 28 days, 31 more than the 28 days before; Harbourside has most of the rise."
        actions={
          <a class="govuk-link" href="/incidents/map">
            Show on a map
          </a>
        }
      />
      <FilteredList filters={<Filters {...filters} />}>
        <ActiveFilters {...filters} />
        <div class="cw-list-bar">
          <RowCount first={(now.page - 1) * 25 + 1} shown={25} total={412} noun="incident" />
          <a class="govuk-link" href="/incidents.csv">
            Download as CSV
          </a>
        </div>
        <DataTable
          caption="Incidents"
          captionHidden
          columns={columns}
          rows={rows}
          sort={{
            current: now.sort,
            href: (sort) => state.href(path, state.read({ ...now, sort, page: 1 })),
          }}
        />
        <Pager page={now.page} pageCount={17} href={(page) => state.href(path, { ...now, page })} />
      </FilteredList>
    </Layout>
  );
}
