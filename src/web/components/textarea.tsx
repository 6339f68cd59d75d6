import { LabelledGroup, questionWords, type QuestionProps } from './form-group.tsx';
import type { LabelProps } from './label.tsx';
import { classList, type Attributes, type Optional, type Slot } from './slots.ts';

export type TextareaProps = { name: string } & QuestionProps &
  Optional<{
    label: Slot<LabelProps>;
    id: string;
    value: string;
    rows: number;
    autocomplete: string;
    spellcheck: boolean;
    disabled: boolean;
    class: string;
    attributes: Attributes;
  }>;

export function Textarea(props: TextareaProps) {
  const id = props.id || props.name;
  const words = questionWords(props, id);
  return (
    <LabelledGroup id={id} label={props.label} words={words} formGroup={props.formGroup}>
      <textarea
        class={classList('govuk-textarea', words.hasError && 'govuk-textarea--error', props.class)}
        id={id}
        name={props.name}
        rows={props.rows || 5}
        spellcheck={props.spellcheck}
        disabled={props.disabled || undefined}
        aria-describedby={words.describedBy}
        autocomplete={props.autocomplete as 'on' | undefined}
        {...props.attributes}
      >
        {props.value}
      </textarea>
    </LabelledGroup>
  );
}
