import { roles } from '../../../kernel/actor.ts';
import { DateInput, Select } from '../../../web/components/index.ts';
import {
  calendarDay,
  dateField,
  field,
  oneOf,
  requiredText,
  type FormState,
} from '../../../web/forms/index.ts';
import type { PartnerChoice } from '../types.ts';
import { roleItems } from './user-words.tsx';

export const membershipAnswers = {
  partner: requiredText('Choose the partner they act for', { max: 40 }),
  role: oneOf(roles, 'Choose their role'),
  from: calendarDay('First day'),
  until: calendarDay('Last day', { optional: true }),
};

/** The boxes of a form with this day in them. */
export function dayBoxes(name: string, day: Temporal.PlainDate): FormState['values'] {
  return {
    [`${name}-day`]: `${day.day}`,
    [`${name}-month`]: `${day.month}`,
    [`${name}-year`]: `${day.year}`,
  };
}

export function MembershipFields({
  form,
  partners,
}: {
  form: FormState;
  partners: readonly PartnerChoice[];
}) {
  return (
    <>
      <Select
        label="Partner"
        {...field(form, 'partner')}
        items={[
          { value: '', text: 'Choose' },
          ...partners.map(({ code, name }) => ({ value: code, text: name })),
        ]}
      />
      <Select label="Role" {...field(form, 'role')} items={roleItems} />
      <DateInput legend="First day" {...dateField(form, 'from')} />
      <DateInput
        legend="Last day (optional)"
        hint="For someone on a contract or a placement"
        {...dateField(form, 'until')}
      />
    </>
  );
}
