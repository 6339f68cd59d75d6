import { Button, Details, Input, Textarea } from '../../../web/components/index.ts';
import { countInWords, numberInWords } from '../../../web/formats.ts';
import { FaultSummary, field, Form, type FormState } from '../../../web/forms/index.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { EmptyState } from '../../../web/states.tsx';
import { DataTable, Pager, RowCount, type Column } from '../../../web/table/index.ts';
import { ruleInWords } from '../rules/cells.ts';
import type { QuarantineEntry } from '../types.ts';
import { actionPath, classPath, rowPath } from './paths.ts';

export interface ClassPageProps {
  source: { code: string; name: string };
  /** Undefined: everything that waits of the source. */
  rule: string | undefined;
  entries: QuarantineEntry[];
  counts: { items: number; rows: number };
  page: number;
  pageCount: number;
  first: number;
  /** What was typed to set them aside, or to replay them, when it must be shown again. */
  asideForm: FormState;
  replayForm: FormState;
  csrf: string;
}

const columns: Column<QuarantineEntry>[] = [
  {
    key: 'row',
    header: 'Row',
    nowrap: true,
    cell: ({ extractNo, rowNo }) => (
      <a class="govuk-link" href={rowPath(extractNo, rowNo)}>
        Extract {extractNo}, row {numberInWords(rowNo)}
      </a>
    ),
  },
  { key: 'field', header: 'Column', cell: ({ field: name }) => name ?? '' },
  {
    key: 'value',
    header: 'Value',
    cell: ({ value }) => value !== undefined && <code class="cw-value">{value}</code>,
  },
  {
    key: 'message',
    header: 'What is wrong',
    cell: ({ message }) => <div class="cw-wrap cw-long">{message}</div>,
  },
];

/** The rows that wait for one reason, and what can be done with all of them at once. */
export function ClassPage(props: ClassPageProps) {
  const { source, rule, counts, asideForm, csrf } = props;
  const faults = { values: {}, faults: [...props.replayForm.faults, ...asideForm.faults] };
  return (
    <>
      <FaultSummary form={faults} />
      <PageHeading
        caption={source.name}
        title={rule === undefined ? 'Rows in quarantine' : ruleInWords(rule)}
        lead={sentence(counts, rule)}
      />
      {rule !== undefined && counts.rows > 0 && (
        <Form csrfToken={csrf} action={actionPath(source.code, rule, 'replay')} class="cw-search">
          <Input
            {...field(props.replayForm, 'why')}
            id="replay-why"
            label="What has changed?"
            hint="For example, version 3 of the mapping reads these dates"
          />
          <Button preventDoubleClick>
            Replay {counts.rows === 1 ? 'it' : 'them'} with the current mapping
          </Button>
        </Form>
      )}
      <RowCount first={props.first} shown={props.entries.length} total={counts.items} noun="fault" />
      <DataTable
        caption="Rows in quarantine"
        captionHidden
        columns={columns}
        rows={props.entries}
        empty={
          <EmptyState title="Nothing waits here">
            <a class="govuk-link" href="/quarantine">
              See what else is in quarantine
            </a>
          </EmptyState>
        }
      />
      <Pager
        page={props.page}
        pageCount={props.pageCount}
        href={(page) => `${classPath(source.code, rule)}&page=${page}`}
      />
      {rule !== undefined && counts.rows > 0 && (
        <Details
          summary={`Set ${counts.rows === 1 ? 'it' : `all ${numberInWords(counts.rows)} of them`} aside`}
          open={asideForm.faults.length > 0}
        >
          <Form csrfToken={csrf} action={actionPath(source.code, rule, 'set-aside')}>
            <Textarea
              {...field(asideForm, 'why')}
              label="Why do they stay out?"
              hint="They are kept as received and stay counted as quarantined. Do not write anyone’s name."
              rows={3}
            />
            <Button secondary>Set them aside</Button>
          </Form>
        </Details>
      )}
    </>
  );
}

function sentence({ rows }: { rows: number }, rule: string | undefined): string {
  if (rows === 0) return 'Nothing waits here.';
  const wait = `${countInWords(rows, 'row')} ${rows === 1 ? 'waits' : 'wait'}`;
  return rule === undefined
    ? `${wait}. Open one to see it as it was received.`
    : `${wait}. If the mapping was wrong, write a new version of it and replay ${rows === 1 ? 'the row' : 'them'}; if a row is wrong, open it and put it right.`;
}
