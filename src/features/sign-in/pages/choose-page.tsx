import { roleTitle } from '../../../kernel/actor.ts';
import { Button, Radios } from '../../../web/components/index.ts';
import { FaultSummary, Form, field, type FormState } from '../../../web/forms/index.ts';
import type { MembershipChoice } from '../types.ts';

export interface ChoosePageProps {
  csrf: string;
  form: FormState;
  name: string;
  memberships: readonly MembershipChoice[];
}

/** For people who act for more than one partner, or in more than one role. */
export function ChoosePage(props: ChoosePageProps) {
  return (
    <>
      <FaultSummary form={props.form} />
      <Form csrfToken={props.csrf} action="/sign-in/choose">
        <Radios
          {...field(props.form, 'membership')}
          legend={{
            class: 'govuk-fieldset__legend--l',
            children: <h1 class="govuk-fieldset__heading">{props.name}, who are you acting for now?</h1>,
          }}
          hint="What you can see depends on it. You can change it later on your account page."
          items={props.memberships.map((one) => ({
            value: one.id,
            children: `${one.partnerName}, as ${roleTitle(one.role)}`,
          }))}
        />
        <Button preventDoubleClick>Continue</Button>
      </Form>
    </>
  );
}
