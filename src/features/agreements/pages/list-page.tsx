import { Button } from '../../../web/components/index.ts';
import { dayInShort, numberInWords } from '../../../web/formats.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { EmptyState } from '../../../web/states.tsx';
import { DataTable } from '../../../web/table/index.ts';
import type { Agreement } from '../types.ts';
import { StateTag, classWords, listInWords } from './agreement-words.tsx';

export function ListPage({ agreements, mayDraft }: { agreements: Agreement[]; mayDraft: boolean }) {
  const inForce = agreements.filter((agreement) => agreement.isInForce).length;
  return (
    <>
      <PageHeading
        title="Sharing agreements"
        lead={
          inForce === 0
            ? 'None is in force, so each partner sees only its own records.'
            : `${numberInWords(inForce)} in force. A partner sees another’s records only as one of these says, for a purpose it names.`
        }
        actions={mayDraft && <Button href="/agreements/new">Draft an agreement</Button>}
      />
      <DataTable
        caption="Sharing agreements"
        captionHidden
        rows={agreements}
        empty={<EmptyState title="No agreements yet" />}
        columns={[
          {
            key: 'title',
            header: 'Agreement',
            cell: (row) => (
              <a class="govuk-link cw-wrap" href={`/agreements/${row.id}`}>
                {row.title}, version {row.version}
              </a>
            ),
          },
          {
            key: 'parties',
            header: 'Between',
            cell: (row) => <span class="cw-wrap">{listInWords(row.parties.map(({ name }) => name))}</span>,
          },
          {
            key: 'classes',
            header: 'May see',
            cell: (row) => (
              <span class="cw-wrap">{row.classes.map((one) => classWords[one].title).join(', ')}</span>
            ),
          },
          { key: 'from', header: 'From', nowrap: true, cell: (row) => dayInShort(row.from) },
          {
            key: 'until',
            header: 'Until',
            nowrap: true,
            cell: (row) => (row.until ? dayInShort(row.until) : 'No end'),
          },
          { key: 'state', header: 'State', nowrap: true, cell: (row) => <StateTag agreement={row} /> },
        ]}
      />
    </>
  );
}
