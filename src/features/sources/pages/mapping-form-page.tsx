import { Button, Details, Textarea } from '../../../web/components/index.ts';
import { FaultSummary, field, Form, type FormState } from '../../../web/forms/index.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { mappingExample } from './mapping-example.ts';

export interface MappingFormPageProps {
  form: FormState;
  csrf: string;
  /** The source whose mapping gets a new version; undefined when a source is added. */
  sourceName: string | undefined;
}

/** One text: the mapping. For a new source it says everything else too. */
export function MappingFormPage({ form, csrf, sourceName }: MappingFormPageProps) {
  const isNew = sourceName === undefined;
  return (
    <>
      <FaultSummary form={form} />
      <PageHeading
        caption={sourceName}
        title={isNew ? 'Add a source' : 'Write a new version of the mapping'}
        lead={
          isNew
            ? 'A source is described by its mapping: whose it is, under which law it is held, how often it comes, and which column means what.'
            : 'Extracts landed from now on use it. What has been taken in already stays as it was read; rows in quarantine can be replayed.'
        }
      />
      <Form csrfToken={csrf}>
        <Textarea
          {...field(form, 'mapping')}
          label="Mapping"
          hint="Nothing is saved until the whole of it can be read."
          rows={isNew ? 24 : 32}
          spellcheck={false}
          class="cw-text-input"
        />
        <Button>{isNew ? 'Add the source' : 'Save the new version'}</Button>
      </Form>
      {isNew && (
        <Details summary="An example to begin with">
          <pre class="cw-text" tabIndex={0} aria-label="Example of a mapping">
            {mappingExample}
          </pre>
        </Details>
      )}
    </>
  );
}
