import { classList, type Optional, type Part } from './slots.ts';

/** `prefix` is read out before the message ("Error"); empty leaves it out. */
export type ErrorMessageProps = Part & Optional<{ id: string; prefix: string }>;

export function ErrorMessage(props: ErrorMessageProps) {
  const prefix = props.prefix ?? 'Error';
  return (
    <p id={props.id || undefined} class={classList('govuk-error-message', props.class)} {...props.attributes}>
      {prefix && <span class="govuk-visually-hidden">{prefix}:</span>} {props.children}
    </p>
  );
}
