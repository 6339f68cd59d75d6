import { classList, type Optional, type Part } from './slots.ts';

export function WarningText(props: Part & Optional<{ prefix: string }>) {
  return (
    <div class={classList('govuk-warning-text', props.class)} {...props.attributes}>
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{props.prefix || 'Warning'}</span> {props.children}
      </strong>
    </div>
  );
}
