import { Button, Details, FileUpload } from '../../../web/components/index.ts';
import { FaultSummary, field, Form, type FormState } from '../../../web/forms/index.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { sizeInWords } from '../rules/spoken-format.ts';
import type { Expected } from '../types.ts';

export interface LandingFormPageProps {
  expected: Expected;
  form: FormState;
  csrf: string;
}

/** One question: the file. What it should be stands above it, what happens then below. */
export function LandingFormPage({ expected, form, csrf }: LandingFormPageProps) {
  return (
    <>
      <FaultSummary form={form} />
      <PageHeading
        caption={expected.source.name}
        title="Land an extract"
        lead={`Choose the file as the partner sent it: ${expected.format}.`}
      />
      <Form csrfToken={csrf} multipart>
        <FileUpload
          name="file"
          error={field(form, 'file').error}
          label={{ class: 'govuk-label--s', children: 'The file' }}
          hint={`At most ${sizeInWords(expected.mostBytes)}. Do not open and save it again first: the bytes are kept as received.${expected.mayBePacked ? ' It may be packed with gzip.' : ''}`}
        />
        <Button preventDoubleClick>Land it</Button>
      </Form>
      <h2 class="govuk-heading-s">What happens then</h2>
      <ol class="govuk-list govuk-list--number">
        <li>
          The bytes are kept, encrypted, under their SHA-256. If the same bytes came before, you are shown
          that receipt.
        </li>
        <li>
          The whole file is checked. A file that is not what this source sends is refused, with the reason.
        </li>
        <li>Each row is accepted, or put in quarantine with the reason. None is lost.</li>
      </ol>
      <Details summary={`The ${expected.columns.length} columns it must have`}>
        <ul class="govuk-list cw-word-list">
          {expected.columns.map((column) => (
            <li>
              <code>{column}</code>
            </li>
          ))}
        </ul>
        {expected.optionalColumns.length > 0 && (
          <>
            <p class="govuk-body">It may also have:</p>
            <ul class="govuk-list cw-word-list">
              {expected.optionalColumns.map((column) => (
                <li>
                  <code>{column}</code>
                </li>
              ))}
            </ul>
          </>
        )}
      </Details>
    </>
  );
}
