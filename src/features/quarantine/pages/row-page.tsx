import { Button, Input, Table, Tag, Textarea } from '../../../web/components/index.ts';
import { momentInWords, numberInWords } from '../../../web/formats.ts';
import { FaultSummary, field, Form, type FormState } from '../../../web/forms/index.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { isAbout, ruleInWords } from '../rules/cells.ts';
import type { QuarantinedRow, QuarantineItem } from '../types.ts';
import { rowPath } from './paths.ts';

export interface RowPageProps {
  row: QuarantinedRow;
  /** What was typed to mend it, when it must be shown again. */
  mendForm: FormState;
  asideForm: FormState;
  csrf: string;
}

/** The row as it was received beside what is wrong with it, and the two ways on. */
export function RowPage({ row, mendForm, asideForm, csrf }: RowPageProps) {
  const open = row.items.filter(({ state }) => state === 'open');
  const faults = { ...mendForm, faults: [...mendForm.faults, ...asideForm.faults] };
  return (
    <>
      <FaultSummary form={faults} />
      <PageHeading
        caption={`${row.source.name}, ${row.partner}`}
        title={`Row ${numberInWords(row.rowNo)} of extract ${row.extractNo}`}
        lead={sentence(row, open)}
        actions={
          <>
            {row.incident && (
              <a class="govuk-link" href={`/incidents/${row.incident}`}>
                See incident {row.incident}
              </a>
            )}
            <Neighbours row={row} />
          </>
        }
      />
      <div class="cw-mending">
        <div class="cw-mending__faults">
          {row.items.map((item) => (
            <Fault item={item} />
          ))}
        </div>
        {open.length > 0 && (
          <div class="cw-mending__forms">
            <MendForm row={row} form={mendForm} csrf={csrf} />
            <AsideForm row={row} form={asideForm} csrf={csrf} />
          </div>
        )}
        <div class="cw-mending__row">
          <AsReceived row={row} />
        </div>
      </div>
    </>
  );
}

function sentence(row: QuarantinedRow, open: readonly QuarantineItem[]): string {
  const came = `From “${row.fileName}”, received ${momentInWords(row.receivedAt)}.`;
  if (row.isErased) return `${came} It has been erased lawfully.`;
  if (open.length === 0)
    return row.fate === 'quarantined'
      ? `${came} It was set aside.`
      : `${came} It has been mended and is ${row.fate}.`;
  return `${came} ${open.length === 1 ? 'One thing is wrong' : `${open.length} things are wrong`} with it.`;
}

function Neighbours({ row: { extractNo, before, after } }: { row: QuarantinedRow }) {
  return (
    <>
      {before !== undefined && (
        <a class="govuk-link" href={rowPath(extractNo, before)}>
          Row before
        </a>
      )}
      {after !== undefined && (
        <a class="govuk-link" href={rowPath(extractNo, after)}>
          Next row
        </a>
      )}
    </>
  );
}

const stateWords = {
  open: { text: 'Waits', colour: 'orange' },
  mended: { text: 'Mended', colour: 'green' },
  'set-aside': { text: 'Set aside', colour: 'grey' },
} as const;

function Fault({ item }: { item: QuarantineItem }) {
  const { text, colour } = stateWords[item.state];
  return (
    <section class={`cw-fault cw-fault--${item.state}`}>
      <h2 class="govuk-heading-s">
        {ruleInWords(item.rule)} <Tag colour={colour}>{text}</Tag>
      </h2>
      <p class="govuk-body">{item.message}</p>
      {item.decidedAt && (
        <p class="govuk-body">
          {text} {momentInWords(item.decidedAt)}
          {item.decidedBy && ` by ${item.decidedBy}`}
          {item.why && `: ${item.why}`}
        </p>
      )}
    </section>
  );
}

/** Every value as text, whatever it holds; those that are wrong carry a word as well as a mark. */
function AsReceived({ row }: { row: QuarantinedRow }) {
  if (row.cells.length === 0) return null;
  const open = row.items.filter(({ state }) => state === 'open');
  return (
    <Table
      class="cw-table cw-row-as-received"
      caption="The row as it was received"
      captionClass="govuk-table__caption--m"
      head={[{ children: 'Column' }, { children: 'Value' }]}
      firstCellIsHeader
      rows={row.cells.map((cell) => {
        const isWrong = open.some((item) => isAbout(item.field, cell));
        return [
          { children: cell.column, class: isWrong ? 'cw-wrong' : undefined },
          {
            class: isWrong ? 'cw-wrong' : undefined,
            children: (
              <>
                {isWrong && <strong class="cw-wrong__word">Wrong: </strong>}
                <span class="cw-value">{cell.value}</span>
              </>
            ),
          },
        ];
      })}
    />
  );
}

/** The columns a person can put right, once each, with what was received. */
export function mendableColumns(row: QuarantinedRow): { column: string; value: string; message: string }[] {
  const open = row.items.filter(({ state }) => state === 'open');
  return row.cells.flatMap((cell) => {
    const item = open.find(({ field: name }) => isAbout(name, cell));
    return item ? [{ ...cell, message: item.message }] : [];
  });
}

function MendForm({ row, form, csrf }: { row: QuarantinedRow; form: FormState; csrf: string }) {
  const columns = mendableColumns(row);
  if (columns.length === 0)
    return (
      <p class="govuk-body">
        No single value can be put right here. If the mapping is wrong, write a new version of it and replay
        the rows; else ask the sender for the row again.
      </p>
    );
  return (
    <>
      <h2 class="govuk-heading-m">Put it right</h2>
      <Form csrfToken={csrf} action={`${rowPath(row.extractNo, row.rowNo)}/mend`}>
        {columns.map(({ column, value }, at) => {
          const shown = field(form, `value-${at}`);
          return (
            <>
              <input type="hidden" name={`column-${at}`} value={column} />
              <Input {...shown} value={shown.value ?? value} label={column} spellcheck={false} />
            </>
          );
        })}
        <Textarea
          {...field(form, 'why')}
          id="mend-why"
          label="How do you know?"
          hint="For example, that you asked the sender. The row itself stays as received."
          rows={2}
        />
        <Button preventDoubleClick>Put it right and replay</Button>
      </Form>
    </>
  );
}

function AsideForm({ row, form, csrf }: { row: QuarantinedRow; form: FormState; csrf: string }) {
  return (
    <>
      <h2 class="govuk-heading-m">Or set it aside</h2>
      <Form csrfToken={csrf} action={`${rowPath(row.extractNo, row.rowNo)}/set-aside`}>
        <Textarea
          {...field(form, 'why')}
          id="aside-why"
          label="Why does it stay out?"
          hint="It is kept as received and stays counted as quarantined."
          rows={2}
        />
        <Button secondary>Set it aside</Button>
      </Form>
    </>
  );
}
