import { Button, Textarea } from '../../../web/components/index.ts';
import { FaultSummary, field, Form, type FormState } from '../../../web/forms/index.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import type { KeptRecord } from '../types.ts';
import { RecordFacts, recordTitle } from './record-page.tsx';

export function HoldPage({ record, form, csrf }: { record: KeptRecord; form: FormState; csrf: string }) {
  return (
    <>
      <FaultSummary form={form} />
      <PageHeading
        caption={`${recordTitle(record)} ${record.id.slice(0, 8)}`}
        title="Place a legal hold"
        lead="The record, its earlier versions and its row as received then stay, whatever its retention period says."
      />
      <Form csrfToken={csrf}>
        <Textarea
          {...field(form, 'reason')}
          label="Why must it be kept?"
          hint="For example, the claim or the proceedings it is needed for. Do not write anyone’s name."
          rows={3}
        />
        <Button>Place the hold</Button>
      </Form>
      <RecordFacts record={record} />
    </>
  );
}

export function ReleasePage({ form, csrf }: { form: FormState; csrf: string }) {
  return (
    <>
      <FaultSummary form={form} />
      <PageHeading
        title="Release a legal hold"
        lead="Retention periods apply to the record again, and it may be erased."
      />
      <Form csrfToken={csrf}>
        <Textarea {...field(form, 'why')} label="Why may the hold end?" rows={3} />
        <Button>Release the hold</Button>
      </Form>
    </>
  );
}
