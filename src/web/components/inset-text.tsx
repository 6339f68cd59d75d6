import { classList, type Optional, type Part } from './slots.ts';

export function InsetText(props: Part & Optional<{ id: string }>) {
  return (
    <div id={props.id || undefined} class={classList('govuk-inset-text', props.class)} {...props.attributes}>
      {props.children}
    </div>
  );
}
