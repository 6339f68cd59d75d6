import type { ComponentChildren } from 'preact';
import { ErrorMessage, type ErrorMessageProps } from './error-message.tsx';
import { Hint, type HintProps } from './hint.tsx';
import { Label, type LabelProps } from './label.tsx';
import { classList, idList, partOf, type Optional, type Part, type Slot } from './slots.ts';

/** The wrapper of a question; `before` and `after` stand either side of its input. */
export type FormGroupPart = Part & Optional<{ before: ComponentChildren; after: ComponentChildren }>;

/** What every question takes beside its own input. */
export type QuestionProps = Optional<{
  hint: Slot<HintProps>;
  error: Slot<ErrorMessageProps>;
  describedBy: string;
  formGroup: FormGroupPart;
}>;

/** The words round an input and the ids that tie them to it. */
export interface QuestionWords {
  describedBy: string | undefined;
  hint: ComponentChildren;
  error: ComponentChildren;
  hasError: boolean;
}

export function questionWords(props: QuestionProps, id: string): QuestionWords {
  const hint = partOf(props.hint);
  const error = partOf(props.error);
  return {
    describedBy: idList(props.describedBy, hint && `${id}-hint`, error && `${id}-error`),
    hint: hint && <Hint {...hint} id={`${id}-hint`} />,
    error: error && <ErrorMessage {...error} id={`${id}-error`} />,
    hasError: error !== undefined,
  };
}

export function FormGroup(props: {
  part: FormGroupPart | undefined;
  hasError: boolean;
  children: ComponentChildren;
}) {
  const classes = classList(
    'govuk-form-group',
    props.hasError && 'govuk-form-group--error',
    props.part?.class,
  );
  return (
    <div class={classes} {...props.part?.attributes}>
      {props.children}
    </div>
  );
}

/** A question with one labelled control: label, hint, error, then the control. */
export function LabelledGroup(props: {
  id: string;
  label: Slot<LabelProps> | undefined;
  words: QuestionWords;
  formGroup: FormGroupPart | undefined;
  /** True when the control itself places what stands before and after it. */
  controlPlacesSides?: boolean;
  children: ComponentChildren;
}) {
  const { words, formGroup } = props;
  return (
    <FormGroup part={formGroup} hasError={words.hasError}>
      <Label {...partOf(props.label)} for={props.id} />
      {words.hint}
      {words.error}
      {!props.controlPlacesSides && formGroup?.before}
      {props.children}
      {!props.controlPlacesSides && formGroup?.after}
    </FormGroup>
  );
}
