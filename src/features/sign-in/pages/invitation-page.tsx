import { Button, PasswordInput } from '../../../web/components/index.ts';
import { FaultSummary, Form, secretField, type FormState } from '../../../web/forms/index.ts';

export interface InvitationPageProps {
  csrf: string;
  form: FormState;
  name: string;
  email: string;
  minimumLength: number;
}

export function InvitationPage(props: InvitationPageProps) {
  return (
    <>
      <FaultSummary form={props.form} />
      <h1 class="govuk-heading-l">Set your password</h1>
      <p class="govuk-body">
        {props.name}, this is for the account of {props.email}. After this you add Commonweal to the
        authenticator app on your phone.
      </p>
      <Form csrfToken={props.csrf}>
        <input type="hidden" name="username" value={props.email} autocomplete="username" />
        <NewPasswordInput form={props.form} minimumLength={props.minimumLength} />
        <Button preventDoubleClick>Continue</Button>
      </Form>
    </>
  );
}

export function NewPasswordInput({ form, minimumLength }: { form: FormState; minimumLength: number }) {
  return (
    <PasswordInput
      {...secretField(form, 'password')}
      label="New password"
      hint={`${minimumLength} characters or more. Three random words make a good one. It never runs out.`}
      autocomplete="new-password"
    />
  );
}
