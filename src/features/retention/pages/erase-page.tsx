import { Button, Checkboxes, Radios, Textarea, WarningText } from '../../../web/components/index.ts';
import { dayInWords } from '../../../web/formats.ts';
import { FaultSummary, field, Form, type FormState } from '../../../web/forms/index.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import type { ErasureGround, KeptRecord } from '../types.ts';
import { RecordFacts, recordTitle } from './record-page.tsx';

export interface ErasePageProps {
  record: KeptRecord;
  grounds: ErasureGround[];
  form: FormState;
  csrf: string;
}

/** What goes, what stays, and what erasing here does not reach; then the question. */
export function ErasePage({ record, grounds, form, csrf }: ErasePageProps) {
  const { error } = field(form, 'sure');
  return (
    <>
      <FaultSummary form={form} />
      <PageHeading
        caption={`${recordTitle(record)} ${record.id.slice(0, 8)}`}
        title={record.kind === 'report' ? 'Erase this report' : 'Erase this person record'}
        lead={whatGoes(record)}
      />
      <WarningText>This cannot be undone.</WarningText>
      <ul class="govuk-list govuk-list--bullet">
        {record.kind === 'report' ? (
          <li>
            Person records in it are not erased with it: open each of them if the person asked for that too.
          </li>
        ) : (
          <li>
            What people said in reports may name this person. Look at each report below and erase it too if it
            must go.
          </li>
        )}
        <li>
          A later row with the same reference is not taken in. Ask {record.partner} to erase it in their own
          system too, where it may have another.
        </li>
        {record.bytesGoOn && (
          <li>
            The file it came in is kept, encrypted, until {dayInWords(record.bytesGoOn)}, and then destroyed.
          </li>
        )}
      </ul>
      <Form csrfToken={csrf}>
        <Radios
          {...field(form, 'ground')}
          legend={{ class: 'govuk-fieldset__legend--s', children: 'Why may it be erased?' }}
          items={grounds.map(({ code, title, law }) => ({ value: code, children: title, hint: law }))}
        />
        <Textarea
          {...field(form, 'why')}
          label="Who asked, and what did you weigh?"
          hint="Kept with the audit, and read by data protection officers only."
          rows={3}
        />
        <Checkboxes
          name="sure"
          error={error}
          items={[{ value: 'yes', children: 'I am sure that this is the right record' }]}
        />
        <Button warning preventDoubleClick>
          Erase it for good
        </Button>
      </Form>
      <RecordFacts record={record} />
    </>
  );
}

function whatGoes(record: KeptRecord): string {
  return record.kind === 'report'
    ? 'Its facts, the words that were said, its place, its earlier versions and its row as received are emptied. It stays in counts, by partner, month and category.'
    : 'Name, contacts, addresses, a sealed address, its part in every report, its earlier versions and its row as received are emptied.';
}
