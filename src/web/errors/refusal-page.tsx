import type { Refusal, RefusalKind } from '../../kernel/result.ts';
import type { Shell } from '../shell.ts';
import { ErrorPage } from './error-page.tsx';

const statuses: Record<RefusalKind, number> = {
  invalid: 400,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  refused: 422,
};

/** The HTTP status an expected "no" is answered with. */
export function statusOf(kind: RefusalKind): number {
  return statuses[kind];
}

const headings: Record<RefusalKind, string> = {
  invalid: 'There is a problem with what was sent',
  forbidden: 'You cannot open this',
  missing: 'Page not found',
  conflict: 'Someone else has changed this',
  refused: 'This cannot be done',
};

const nextSteps: Record<RefusalKind, string> = {
  invalid: 'Go back, check what you entered and try again.',
  forbidden: 'If you need it for your work, ask your administrator.',
  missing: 'Check the address, or go to the start page and look for it there.',
  conflict: 'Go back, open the page again to see their change, then make yours.',
  refused: 'Nothing was changed.',
};

/** A use-case said no: what happened, why, and what to do next, in the refusal's own sentence. */
export function RefusalPage(props: { shell: Shell; refusal: Refusal; requestId: string }) {
  const { refusal } = props;
  return (
    <ErrorPage
      shell={props.shell}
      title={headings[refusal.kind]}
      happened={refusal.message}
      next={nextSteps[refusal.kind]}
      faults={refusal.fields}
      code={refusal.code}
      requestId={props.requestId}
    />
  );
}
