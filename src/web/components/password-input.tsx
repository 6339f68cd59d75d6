import { Button } from './button.tsx';
import type { QuestionProps } from './form-group.tsx';
import { Input } from './input.tsx';
import type { LabelProps } from './label.tsx';
import { classList, type Attributes, type Optional, type Slot } from './slots.ts';

export type PasswordInputProps = { name: string } & QuestionProps &
  Optional<{
    label: Slot<LabelProps>;
    id: string;
    value: string;
    autocomplete: string;
    disabled: boolean;
    buttonClass: string;
    class: string;
    attributes: Attributes;
  }>;

export function PasswordInput(props: PasswordInputProps) {
  const id = props.id || props.name;
  const { class: groupClass, attributes, before, after } = props.formGroup ?? {};
  const toggle = (
    <Button
      type="button"
      class={classList(
        'govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle',
        props.buttonClass,
      )}
      attributes={{ 'aria-controls': id, 'aria-label': 'Show password', hidden: true }}
    >
      Show
    </Button>
  );
  return (
    <Input
      {...props}
      id={id}
      type="password"
      spellcheck={false}
      autocapitalize="none"
      autocomplete={props.autocomplete || 'current-password'}
      class={classList('govuk-password-input__input govuk-js-password-input-input', props.class)}
      wrapper={{ class: 'govuk-password-input__wrapper' }}
      formGroup={{
        class: classList('govuk-password-input', groupClass),
        attributes: { 'data-module': 'govuk-password-input', ...attributes },
        before,
        after: (
          <>
            {toggle}
            {after}
          </>
        ),
      }}
    />
  );
}
