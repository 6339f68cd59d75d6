import { Button } from '../../../web/components/index.ts';
import { FaultSummary, Form, type FormState } from '../../../web/forms/index.ts';
import { CodeInput } from './code-page.tsx';
import { QrCode } from './qr-code.tsx';

export interface EnrolPageProps {
  csrf: string;
  form: FormState;
  name: string;
  uri: string;
  words: string;
}

export function EnrolPage(props: EnrolPageProps) {
  return (
    <>
      <FaultSummary form={props.form} />
      <h1 class="govuk-heading-l">Add Commonweal to your authenticator app</h1>
      <p class="govuk-body">
        {props.name}, from now on you sign in with your password and a code from your phone. Any authenticator
        app will do.
      </p>
      <ol class="govuk-list govuk-list--number">
        <li>Open the app and choose to add an account.</li>
        <li>Scan this picture, or type the key below it.</li>
        <li>Enter the six numbers the app shows.</li>
      </ol>
      <QrCode text={props.uri} />
      <p class="govuk-body">
        The key: <strong class="cw-key">{props.words}</strong>
      </p>
      <Form csrfToken={props.csrf} action="/sign-in/enrol">
        <CodeInput form={props.form} />
        <Button preventDoubleClick>Continue</Button>
      </Form>
    </>
  );
}
