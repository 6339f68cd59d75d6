import { classList, type Optional, type Part } from './slots.ts';

export type HintProps = Part & Optional<{ id: string }>;

export function Hint(props: HintProps) {
  return (
    <div id={props.id || undefined} class={classList('govuk-hint', props.class)} {...props.attributes}>
      {props.children}
    </div>
  );
}
