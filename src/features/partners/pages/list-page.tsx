import { Button, Tag } from '../../../web/components/index.ts';
import { countInWords, dayInShort, numberInWords } from '../../../web/formats.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { EmptyState } from '../../../web/states.tsx';
import { DataTable } from '../../../web/table/index.ts';
import type { Partner } from '../types.ts';
import { kindWords } from './partner-words.ts';

export function ListPage({ partners, mayAdd }: { partners: Partner[]; mayAdd: boolean }) {
  const present = partners.filter((partner) => partner.leftOn === undefined).length;
  return (
    <>
      <PageHeading
        title="Partners"
        lead={`${capital(countInWords(present, 'organisation'))} in the partnership. What each may see of another’s records is in their agreements.`}
        actions={mayAdd && <Button href="/partners/new">Add a partner</Button>}
      />
      <DataTable
        caption="Partners"
        captionHidden
        rows={partners}
        empty={<EmptyState title="No partners yet" />}
        columns={[
          {
            key: 'name',
            header: 'Partner',
            cell: (row) => (
              <a class="govuk-link" href={`/partners/${row.code}`}>
                {row.name}
              </a>
            ),
          },
          { key: 'kind', header: 'Kind', cell: (row) => kindWords[row.kind] },
          { key: 'people', header: 'People', numeric: true, cell: (row) => numberInWords(row.people) },
          { key: 'joined', header: 'Joined', nowrap: true, cell: (row) => dayInShort(row.joinedOn) },
          {
            key: 'state',
            header: 'State',
            nowrap: true,
            cell: (row) =>
              row.leftOn ? (
                <Tag colour="grey">Left {dayInShort(row.leftOn)}</Tag>
              ) : (
                <Tag colour="green">Partner</Tag>
              ),
          },
        ]}
      />
    </>
  );
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
