import { classList, type Optional, type Part } from './slots.ts';

export type LabelProps = Part & Optional<{ for: string; isPageHeading: boolean }>;

export function Label(props: LabelProps) {
  if (props.children === undefined || props.children === '') return null;
  const label = (
    <label class={classList('govuk-label', props.class)} {...props.attributes} for={props.for || undefined}>
      {props.children}
    </label>
  );
  return props.isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label;
}
