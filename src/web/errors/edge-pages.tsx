import { countInWords } from '../formats.ts';
import type { Shell } from '../shell.ts';
import { ErrorPage } from './error-page.tsx';

interface EdgeProps {
  shell: Shell;
  requestId: string;
}

/** No route answers to this address. */
export function NotFoundPage(props: EdgeProps) {
  return (
    <ErrorPage
      {...props}
      title="Page not found"
      happened="There is no page at this address."
      next="If you typed it, check it. If you followed a link, the page may have moved."
    />
  );
}

/** The form was open too long, or was not ours. */
export function ExpiredFormPage(props: EdgeProps) {
  return (
    <ErrorPage
      {...props}
      title="This form has expired"
      happened="It was open for too long, or you have signed in again since, so it was not saved."
      next="Go back, copy anything you need, open the page again and send it once more."
    />
  );
}

export function TooManyRequestsPage(props: EdgeProps & { retryAfterSeconds: number }) {
  const minutes = Math.ceil(props.retryAfterSeconds / 60);
  return (
    <ErrorPage
      {...props}
      title="Too many attempts"
      happened="There have been too many requests from you in a short time."
      next={`Wait ${countInWords(minutes, 'minute')}, then try again. Nothing you have saved is lost.`}
    />
  );
}

/** Something of ours is broken. Says nothing of what. */
export function OutagePage(props: EdgeProps) {
  return (
    <ErrorPage
      {...props}
      title="Sorry, there is a problem with Commonweal"
      happened="Something went wrong on our side. Anything you were saving may not be saved."
      next="Try again in a few minutes, and check whether your change is there before you make it again."
    />
  );
}
