import { z } from 'zod';
import { Button, DateInput, Input, Select } from '../../../web/components/index.ts';
import {
  FaultSummary,
  Form,
  calendarDay,
  dateField,
  field,
  oneOf,
  optionalText,
  requiredText,
  type FormState,
} from '../../../web/forms/index.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { partnerKinds } from '../types.ts';
import { kindWords } from './partner-words.ts';

const shared = {
  name: requiredText('Enter the partner’s name', { max: 120 }),
  kind: oneOf(partnerKinds, 'Choose what kind of organisation it is'),
  contact: optionalText({ max: 200 }),
};
export const changePartnerForm = z.object(shared);
export const newPartnerForm = z.object({
  ...shared,
  code: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9-]{1,30}$/, {
      error: 'Enter a code of 2 to 31 small letters, numbers and hyphens, such as housing-north',
    }),
  joinedOn: calendarDay('Day it joined'),
});

export interface PartnerFormProps {
  csrf: string;
  form: FormState;
  /** Undefined when it is a new one. */
  name: string | undefined;
}

export function PartnerForm({ csrf, form, name }: PartnerFormProps) {
  const isNew = name === undefined;
  return (
    <>
      <FaultSummary form={form} />
      <PageHeading title={isNew ? 'Add a partner' : `Change ${name}`} />
      <Form csrfToken={csrf}>
        <Input label="Name" {...field(form, 'name')} />
        {isNew && (
          <Input
            label="Code"
            hint="Short, in small letters. Sources are named by it, and it cannot be changed later."
            class="govuk-input--width-20"
            {...field(form, 'code')}
          />
        )}
        <Select
          label="Kind of organisation"
          {...field(form, 'kind')}
          items={[
            { value: '', text: 'Choose' },
            ...partnerKinds.map((kind) => ({ value: kind, text: kindWords[kind] })),
          ]}
        />
        <Input
          label="Whom to ask there (optional)"
          hint="A team or a post rather than a person"
          {...field(form, 'contact')}
        />
        {isNew && <DateInput legend="Day it joined" {...dateField(form, 'joinedOn')} />}
        <Button preventDoubleClick>{isNew ? 'Add the partner' : 'Save the changes'}</Button>
      </Form>
    </>
  );
}
