import type { FieldFault } from '../../kernel/result.ts';
import { Layout } from '../layout.tsx';
import type { Shell } from '../shell.ts';

export interface ErrorPageProps {
  shell: Shell;
  title: string;
  /** What happened and why, in a sentence. */
  happened: string;
  /** What to do now, in a sentence. */
  next: string;
  faults?: readonly FieldFault[] | undefined;
  code?: string | undefined;
  requestId: string;
}

/** The one form of a page that says no. */
export function ErrorPage(props: ErrorPageProps) {
  return (
    <Layout {...props.shell} title={props.title}>
      <h1 class="govuk-heading-l">{props.title}</h1>
      <p class="govuk-body-l">{props.happened}</p>
      {props.faults && props.faults.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {props.faults.map((fault) => (
            <li>{fault.message}</li>
          ))}
        </ul>
      )}
      <p class="govuk-body">{props.next}</p>
      <p class="govuk-body">
        <a class="govuk-link" href="/">
          Go to the start page
        </a>
      </p>
      <p class="cw-small-print">
        {props.code && <>Reason {props.code}. </>}
        If you report this, give the number {props.requestId}.
      </p>
    </Layout>
  );
}
