import { Fieldset, type FieldsetProps, type LegendProps } from './fieldset.tsx';
import { FormGroup, questionWords, type QuestionProps } from './form-group.tsx';
import { Input } from './input.tsx';
import { classList, type Attributes, type Optional, type Slot } from './slots.ts';

/** One of the boxes; the width and the error mark follow from its name and the group's error. */
export type DatePart = { name: string } & Optional<{
  label: string;
  value: string | number;
  id: string;
  /** True marks this box alone as wrong; false spares it from the group's error. */
  error: boolean;
  class: string;
  inputmode: string;
  autocomplete: string;
  pattern: string;
  attributes: Attributes;
}>;

export type DateInputProps = { id: string } & QuestionProps &
  Optional<{
    legend: Slot<LegendProps>;
    fieldset: Omit<FieldsetProps, 'children' | 'legend'>;
    /** Put before each name with a hyphen: `toldOn` gives `toldOn-day`. */
    namePrefix: string;
    values: Optional<{ day: string | number; month: string | number; year: string | number }>;
    parts: DatePart[];
    class: string;
    attributes: Attributes;
  }>;

const dayMonthYear: DatePart[] = [{ name: 'day' }, { name: 'month' }, { name: 'year' }];

export function DateInput(props: DateInputProps) {
  const hasFieldset = props.legend !== undefined || props.fieldset !== undefined;
  const words = questionWords({ ...props, describedBy: props.fieldset?.describedBy }, props.id);
  const parts = props.parts?.length ? props.parts : dayMonthYear;
  const anyPartHasError = parts.some(hasOwnError);
  const inner = (
    <>
      {words.hint}
      {words.error}
      <div
        class={classList('govuk-date-input', props.class)}
        {...props.attributes}
        id={props.id || undefined}
      >
        {props.formGroup?.before}
        {parts.map((part) => (
          <DateBox
            part={part}
            group={props}
            isWrong={hasOwnError(part) || (part.error !== false && words.hasError && !anyPartHasError)}
          />
        ))}
        {props.formGroup?.after}
      </div>
    </>
  );
  return (
    <FormGroup part={props.formGroup} hasError={words.hasError}>
      {hasFieldset ? (
        <Fieldset {...props.fieldset} legend={props.legend} describedBy={words.describedBy} role="group">
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  );
}

function hasOwnError(part: DatePart): boolean {
  return part.error === true || Boolean(part.class?.includes('govuk-input--error'));
}

function DateBox({ part, group, isWrong }: { part: DatePart; group: DateInputProps; isWrong: boolean }) {
  const prefix = group.namePrefix ? `${group.namePrefix}-` : '';
  const given = group.values?.[part.name as 'day'];
  const classes = classList(
    'govuk-date-input__input',
    isWrong && !part.class?.includes('govuk-input--error') && 'govuk-input--error',
    !part.class?.includes('govuk-input--width-') &&
      (part.name === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2'),
    part.class,
  );
  return (
    <div class="govuk-date-input__item">
      <Input
        label={{
          class: 'govuk-date-input__label',
          children: part.label || part.name[0]?.toUpperCase() + part.name.slice(1).toLowerCase(),
        }}
        id={part.id || `${group.id}-${part.name}`}
        name={prefix + part.name}
        value={part.value ?? given}
        class={classes}
        inputmode={part.inputmode || 'numeric'}
        autocomplete={part.autocomplete}
        pattern={part.pattern}
        attributes={part.attributes}
      />
    </div>
  );
}
