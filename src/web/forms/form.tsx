import type { ComponentChildren } from 'preact';
import type { Attributes, Optional } from '../components/slots.ts';
import { Csrf } from './csrf.tsx';

export type FormProps = { csrfToken: string; children: ComponentChildren } & Optional<{
  /** Left out, the form posts to the page it is on. */
  action: string;
  /** For files. The token is the first part, so that a streaming reader meets it before any file. */
  multipart: boolean;
  /** Where what has been typed is kept when the person is about to be signed out. */
  draftUrl: string;
  class: string;
  attributes: Attributes;
}>;

/** A form that changes something. The browser's own checks are off: ours say more. */
export function Form(props: FormProps) {
  return (
    <form
      method="post"
      action={props.action}
      enctype={props.multipart ? 'multipart/form-data' : undefined}
      noValidate
      data-draft-url={props.draftUrl}
      class={props.class}
      {...props.attributes}
    >
      <Csrf token={props.csrfToken} />
      {props.children}
    </form>
  );
}
