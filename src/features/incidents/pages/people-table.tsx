import { countInWords, dayInShort } from '../../../web/formats.ts';
import { DataTable, type Column } from '../../../web/table/index.ts';
import type { InvolvedPerson } from '../types.ts';

const columns: Column<InvolvedPerson>[] = [
  {
    key: 'name',
    header: 'Person',
    cell: ({ names, isSealed }) => (
      <>
        {names.join(', also ')}
        {isSealed && <strong> (address sealed)</strong>}
      </>
    ),
  },
  { key: 'role', header: 'Here as', cell: ({ roles }) => roles.join(', ') },
  {
    key: 'born',
    header: 'Born',
    nowrap: true,
    cell: ({ bornOn }) => (bornOn ? dayInShort(bornOn) : 'Not known'),
  },
  { key: 'from', header: 'Told us by', cell: ({ partners }) => partners.join(', ') },
  {
    key: 'known',
    header: 'Known to',
    nowrap: true,
    cell: ({ knownTo }) => countInWords(knownTo, 'partner'),
  },
];

export function PeopleTable({ people }: { people: readonly InvolvedPerson[] }) {
  return (
    <DataTable
      id="people"
      caption="People involved"
      captionHidden
      columns={columns}
      rows={people}
      roomy
      empty={<p class="govuk-body">No report of this incident names anyone.</p>}
    />
  );
}
