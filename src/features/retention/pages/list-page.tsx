import { Button, Input, Table } from '../../../web/components/index.ts';
import { countInWords, dayInShort } from '../../../web/formats.ts';
import { FaultSummary, field, type FormState } from '../../../web/forms/index.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { EmptyState } from '../../../web/states.tsx';
import { DataTable, type Column } from '../../../web/table/index.ts';
import type { Erasure, LegalHold, RecordKind } from '../types.ts';
import { dayOf } from '../../../kernel/clock.ts';
import { recordPath } from './paths.ts';

export interface ListPageProps {
  form: FormState;
  holds: LegalHold[];
  erasures: Erasure[];
  found:
    | {
        reference: string;
        records: { kind: RecordKind; id: string; partner: string; role: string }[];
      }
    | undefined;
}

const holdColumns: Column<LegalHold>[] = [
  {
    key: 'record',
    header: 'Record',
    nowrap: true,
    cell: (hold) => (
      <a class="govuk-link" href={recordPath(hold.kind as RecordKind, hold.subjectId)}>
        {hold.kind.replaceAll('-', ' ')} {hold.subjectId.slice(0, 8)}
      </a>
    ),
  },
  { key: 'partner', header: 'Held by', nowrap: true, cell: (hold) => hold.partner },
  { key: 'placedAt', header: 'Since', nowrap: true, cell: (hold) => dayInShort(dayOf(hold.placedAt)) },
  { key: 'placedBy', header: 'Placed by', nowrap: true, cell: (hold) => hold.placedBy },
  { key: 'reason', header: 'Reason', cell: (hold) => <div class="cw-wrap">{hold.reason}</div> },
];

const erasureColumns: Column<Erasure>[] = [
  { key: 'erasedAt', header: 'Erased', nowrap: true, cell: (one) => dayInShort(dayOf(one.erasedAt)) },
  { key: 'kind', header: 'What', nowrap: true, cell: (one) => one.kind.replaceAll('-', ' ') },
  { key: 'partner', header: 'Held by', nowrap: true, cell: (one) => one.partner },
  { key: 'erasedBy', header: 'By', nowrap: true, cell: (one) => one.erasedBy },
  { key: 'rule', header: 'Ground', cell: (one) => <div class="cw-wrap">{one.rule}</div> },
];

export function ListPage({ form, holds, erasures, found }: ListPageProps) {
  return (
    <>
      <FaultSummary form={form} />
      <PageHeading title="Holds and erasures" lead={sentence(holds.length)} />
      <form method="get" action="/retention" class="cw-search" noValidate>
        <Input
          {...field(form, 'reference')}
          label="Reference of an incident"
          hint="For example, CW-7K3-4QD"
          class="govuk-input--width-10"
        />
        <Button>Find its records</Button>
      </form>
      {found && <Found {...found} />}
      <h2 class="govuk-heading-m">Legal holds in force</h2>
      <DataTable
        id="holds"
        caption="Legal holds in force"
        captionHidden
        columns={holdColumns}
        rows={holds}
        empty={<p class="govuk-body">Nothing is held.</p>}
      />
      <h2 class="govuk-heading-m">The last erasures</h2>
      <DataTable
        id="erasures"
        caption="The last erasures"
        captionHidden
        columns={erasureColumns}
        rows={erasures}
        empty={<p class="govuk-body">Nothing has been erased.</p>}
      />
    </>
  );
}

function Found({ reference, records }: NonNullable<ListPageProps['found']>) {
  if (records.length === 0)
    return (
      <EmptyState title={`No records of ${reference}`}>
        <p class="govuk-body">There is no such incident, or you may see none of its reports.</p>
      </EmptyState>
    );
  return (
    <Table
      caption={`Records of ${reference}`}
      captionClass="govuk-table__caption--m"
      head={[{ children: 'Record' }, { children: 'Held by' }, { children: 'In it as' }]}
      rows={records.map(({ kind, id, partner, role }) => [
        {
          children: (
            <a class="govuk-link" href={recordPath(kind, id)}>
              {kind === 'report' ? 'Report' : 'Person record'} {id.slice(0, 8)}
            </a>
          ),
        },
        { children: partner },
        { children: role },
      ])}
    />
  );
}

function sentence(held: number): string {
  if (held === 0) return 'No record is under a legal hold.';
  const records = countInWords(held, 'record');
  return `${records[0]?.toUpperCase()}${records.slice(1)} ${held === 1 ? 'is' : 'are'} under a legal hold and cannot be disposed of or erased.`;
}
