import { Button, Input, InsetText } from '../../../web/components/index.ts';
import { FaultSummary, Form, secretField, type FormState } from '../../../web/forms/index.ts';

export interface CodePageProps {
  csrf: string;
  form: FormState;
  /** In the demonstration: what the authenticator shows at this moment. */
  codeNow: string | undefined;
}

export function CodePage(props: CodePageProps) {
  return (
    <>
      <FaultSummary form={props.form} />
      <h1 class="govuk-heading-l">Enter the code from your app</h1>
      <p class="govuk-body">
        Open the authenticator app on your phone and find Commonweal. A code lasts 30 seconds.
      </p>
      {props.codeNow && (
        <InsetText>
          Demonstration: the app would now show <strong>{props.codeNow}</strong>.
        </InsetText>
      )}
      <Form csrfToken={props.csrf} action="/sign-in/code">
        <CodeInput form={props.form} />
        <Button preventDoubleClick>Continue</Button>
      </Form>
      <p class="govuk-body">
        If you have lost your phone, ask your administrator for a new invitation.{' '}
        <a class="govuk-link" href="/sign-in">
          Sign in as someone else
        </a>
      </p>
    </>
  );
}

/** @param name as the form sends it, where that is not `code` */
export function CodeInput({ form, name = 'code' }: { form: FormState; name?: string }) {
  return (
    <Input
      {...secretField(form, 'code')}
      id="code"
      name={name}
      label="Code"
      hint="6 numbers"
      class="govuk-input--width-10"
      inputmode="numeric"
      autocomplete="one-time-code"
      spellcheck={false}
    />
  );
}
