import { Button, Radios, Textarea } from '../../../web/components/index.ts';
import { FaultSummary, field, Form, type FormState } from '../../../web/forms/index.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import type { OpeningReason } from '../types.ts';

export interface ReasonPageProps {
  reference: string;
  /** Whose people it involves, in a sentence. */
  because: string | undefined;
  reasons: readonly OpeningReason[];
  form: FormState;
  csrf: string;
}

/** Asked before an incident with people of another partner is opened; once for the incident while the session lasts. */
export function ReasonPage({ reference, because, reasons, form, csrf }: ReasonPageProps) {
  return (
    <>
      <FaultSummary form={form} />
      <PageHeading
        title="Why are you opening this incident?"
        caption={`Incident ${reference}`}
        lead={because}
      />
      <p class="govuk-body">
        What you write is kept with the record of who looked at what. The data protection officers of the
        partnership can read it.
      </p>
      <Form csrfToken={csrf} action={`/incidents/${reference}/reason`}>
        <Radios
          {...field(form, 'reason')}
          class="govuk-radios--small"
          legend={{ children: 'Your reason' }}
          items={reasons.map(({ code, title }) => ({ value: code, children: title }))}
        />
        <Textarea
          {...field(form, 'words')}
          label={{ children: 'In your own words' }}
          hint={{
            children: 'For example, “Ms K rang about last night; I need to see what she told the council.”',
          }}
          rows={3}
        />
        <Button>Open the incident</Button>
      </Form>
    </>
  );
}
