import { LabelledGroup, questionWords, type QuestionProps } from './form-group.tsx';
import type { LabelProps } from './label.tsx';
import { classList, type Attributes, type Optional, type Slot } from './slots.ts';

export type SelectItem = Optional<{
  value: string | number;
  text: string;
  selected: boolean;
  disabled: boolean;
  attributes: Attributes;
}>;

export type SelectProps = { name: string; items: SelectItem[] } & QuestionProps &
  Optional<{
    label: Slot<LabelProps>;
    id: string;
    /** The value (or, for an item without one, the words) of the item chosen. */
    value: string | number;
    disabled: boolean;
    class: string;
    attributes: Attributes;
  }>;

export function Select(props: SelectProps) {
  const id = props.id || props.name;
  const words = questionWords(props, id);
  return (
    <LabelledGroup id={id} label={props.label} words={words} formGroup={props.formGroup}>
      <select
        class={classList('govuk-select', props.class, words.hasError && 'govuk-select--error')}
        id={id}
        name={props.name}
        disabled={props.disabled || undefined}
        aria-describedby={words.describedBy}
        {...props.attributes}
      >
        {props.items.map((item) => (
          <option
            value={item.value}
            selected={isSelected(item, props.value)}
            disabled={item.disabled || undefined}
            {...item.attributes}
          >
            {item.text}
          </option>
        ))}
      </select>
    </LabelledGroup>
  );
}

function isSelected(item: SelectItem, value: string | number | undefined): boolean {
  if (item.selected !== undefined) return item.selected;
  return Boolean(value) && String(item.value ?? item.text) === String(value);
}
