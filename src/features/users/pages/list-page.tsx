import { z } from 'zod';
import { Button } from '../../../web/components/index.ts';
import { countInWords, momentInShort } from '../../../web/formats.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { EmptyState } from '../../../web/states.tsx';
import {
  ActiveFilters,
  DataTable,
  FilteredList,
  Filters,
  Pager,
  RowCount,
  choice,
  pageNumber,
  text,
  urlState,
  withoutFilter,
  type Column,
  type FiltersProps,
} from '../../../web/table/index.ts';
import type { UserRow } from '../types.ts';
import type { UserList } from '../use-cases/list-users.ts';
import { proposalsPath } from './paths.ts';
import { StateTag, capital } from './user-words.tsx';

export const usersUrl = urlState(
  z.object({
    q: text(),
    partner: text(40),
    state: choice(['', 'active', 'invited', 'disabled']),
    sort: choice(['name', '-name', 'lastSeen', '-lastSeen']),
    page: pageNumber(),
  }),
);
export type UsersUrlState = ReturnType<typeof usersUrl.read>;

const path = '/users';

const columns: Column<UserRow>[] = [
  {
    key: 'name',
    header: 'Name',
    sortable: true,
    cell: (row) => (
      <a class="govuk-link" href={`/users/${row.id}`}>
        {row.name}
      </a>
    ),
  },
  { key: 'email', header: 'Email address', cell: (row) => row.email },
  {
    key: 'acts',
    header: 'Acts as',
    cell: (row) => <span class="cw-wrap">{capital(row.acts.join('; ')) || 'Nobody today'}</span>,
  },
  {
    key: 'lastSeen',
    header: 'Last seen',
    nowrap: true,
    sortable: true,
    descendingFirst: true,
    cell: (row) => (row.lastSeenAt ? momentInShort(row.lastSeenAt) : 'Never'),
  },
  { key: 'state', header: 'State', nowrap: true, cell: (row) => <StateTag state={row.state} /> },
];

export function ListPage({ state, list }: { state: UsersUrlState; list: UserList }) {
  const filters: FiltersProps = {
    action: path,
    fields: [
      { kind: 'text', name: 'q', label: 'Name or address', value: state.q },
      {
        kind: 'select',
        name: 'partner',
        label: 'Acts for',
        value: state.partner,
        anyText: 'Any partner',
        options: list.partners.map(({ code, name }) => ({ value: code, text: name })),
      },
      {
        kind: 'select',
        name: 'state',
        label: 'State',
        value: state.state,
        anyText: 'Any state',
        options: [
          { value: 'active', text: 'Active' },
          { value: 'invited', text: 'Invited' },
          { value: 'disabled', text: 'Disabled' },
        ],
      },
    ],
    keep: { sort: state.sort },
    hrefWithout: (name, value) => usersUrl.href(path, withoutFilter(usersUrl, state, name, value)),
  };
  return (
    <>
      <PageHeading
        title="People who sign in"
        lead={`${capital(countInWords(list.total, 'account'))}. Someone who leaves is disabled here, and is out with their next click.`}
        actions={
          <>
            <a class="govuk-link" href={proposalsPath}>
              Waiting for a second person
            </a>
            <Button href="/users/new">Add a person</Button>
          </>
        }
      />
      <FilteredList filters={<Filters {...filters} />}>
        <ActiveFilters {...filters} />
        <RowCount
          first={(state.page - 1) * 25 + 1}
          shown={list.rows.length}
          total={list.total}
          noun={['person', 'people']}
        />
        <DataTable
          caption="People who sign in"
          captionHidden
          columns={columns}
          rows={list.rows}
          sort={{
            current: state.sort,
            href: (sort) => usersUrl.href(path, usersUrl.read({ ...state, sort, page: 1 })),
          }}
          empty={
            <EmptyState title="Nobody fits these filters">
              <a class="govuk-link" href={path}>
                Clear all filters
              </a>
            </EmptyState>
          }
        />
        <Pager
          page={state.page}
          pageCount={list.pageCount}
          href={(page) => usersUrl.href(path, { ...state, page })}
        />
      </FilteredList>
    </>
  );
}
