import { Button, InsetText } from '../../../web/components/index.ts';
import { countInWords } from '../../../web/formats.ts';
import { FaultSummary, Form, type FormState } from '../../../web/forms/index.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { freshCodeField, type FormBody } from '../../../web/server/index.ts';
import { CodeInput } from './code-page.tsx';

export interface FreshCodePageProps {
  csrf: string;
  form: FormState;
  /** Where what was sent goes on to. */
  action: string;
  /** What was sent, to be sent again with the code. */
  sent: FormBody;
  minutes: number;
  /** In the demonstration: what the authenticator shows at this moment. */
  codeNow: string | undefined;
}

/** One question, between a deed and its doing; nothing that was typed is lost. */
export function FreshCodePage(props: FreshCodePageProps) {
  return (
    <>
      <FaultSummary form={props.form} />
      <PageHeading
        title="Enter a code to go on"
        lead={`This changes who may see or do what, so it asks for a code of the last ${countInWords(props.minutes, 'minute')} from the app on your phone. What you typed is kept.`}
      />
      {props.codeNow && (
        <InsetText>
          Demonstration: the app would now show <strong>{props.codeNow}</strong>.
        </InsetText>
      )}
      <Form csrfToken={props.csrf} action={props.action}>
        {Object.entries(props.sent).flatMap(([name, value]) =>
          (Array.isArray(value) ? value : [value]).map((one) => (
            <input type="hidden" name={name} value={one} />
          )),
        )}
        <CodeInput form={props.form} name={freshCodeField} />
        <Button preventDoubleClick>Go on</Button>
      </Form>
    </>
  );
}
