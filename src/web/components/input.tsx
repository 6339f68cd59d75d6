import { LabelledGroup, questionWords, type QuestionProps } from './form-group.tsx';
import type { LabelProps } from './label.tsx';
import { classList, partOf, type Attributes, type Optional, type Part, type Slot } from './slots.ts';

export type InputProps = { name: string } & QuestionProps &
  Optional<{
    label: Slot<LabelProps>;
    id: string;
    value: string | number;
    type: string;
    inputmode: string;
    autocomplete: string;
    autocapitalize: string;
    pattern: string;
    spellcheck: boolean;
    disabled: boolean;
    prefix: Slot<Part>;
    suffix: Slot<Part>;
    wrapper: Part;
    /** A width such as `govuk-input--width-10`, or classes of your own. */
    class: string;
    attributes: Attributes;
  }>;

export function Input(props: InputProps) {
  const id = props.id || props.name;
  const words = questionWords(props, id);
  return (
    <LabelledGroup id={id} label={props.label} words={words} formGroup={props.formGroup} controlPlacesSides>
      {withSides(
        props,
        <Control props={props} id={id} describedBy={words.describedBy} hasError={words.hasError} />,
      )}
    </LabelledGroup>
  );
}

function withSides(props: InputProps, control: preact.JSX.Element) {
  const prefix = partOf(props.prefix);
  const suffix = partOf(props.suffix);
  const { before, after } = props.formGroup ?? {};
  if (!prefix && !suffix && !before && !after) return control;
  return (
    <div class={classList('govuk-input__wrapper', props.wrapper?.class)} {...props.wrapper?.attributes}>
      {before}
      {prefix && <Affix part={prefix} side="prefix" />}
      {control}
      {suffix && <Affix part={suffix} side="suffix" />}
      {after}
    </div>
  );
}

function Affix({ part, side }: { part: Part; side: 'prefix' | 'suffix' }) {
  return (
    <div class={classList(`govuk-input__${side}`, part.class)} aria-hidden="true" {...part.attributes}>
      {part.children}
    </div>
  );
}

function Control(control: {
  props: InputProps;
  id: string;
  describedBy: string | undefined;
  hasError: boolean;
}) {
  const { props } = control;
  return (
    <input
      class={classList('govuk-input', props.class, control.hasError && 'govuk-input--error')}
      id={control.id}
      name={props.name}
      type={(props.type || 'text') as 'text'}
      spellcheck={props.spellcheck}
      value={props.value}
      disabled={props.disabled}
      aria-describedby={control.describedBy}
      autocomplete={props.autocomplete as 'on' | undefined}
      autocapitalize={props.autocapitalize as 'none' | undefined}
      pattern={props.pattern}
      inputMode={props.inputmode as 'text' | undefined}
      {...props.attributes}
    />
  );
}
