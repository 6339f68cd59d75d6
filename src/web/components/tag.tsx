import { classList, type Optional, type Part } from './slots.ts';

export type TagColour =
  | 'grey'
  | 'green'
  | 'turquoise'
  | 'teal'
  | 'blue'
  | 'light-blue'
  | 'purple'
  | 'pink'
  | 'magenta'
  | 'red'
  | 'orange'
  | 'yellow';

/** A state in a word or two; the colour only repeats what the words say. */
export function Tag(props: Part & Optional<{ colour: TagColour }>) {
  return (
    <strong
      class={classList('govuk-tag', props.colour && `govuk-tag--${props.colour}`, props.class)}
      {...props.attributes}
    >
      {props.children}
    </strong>
  );
}
