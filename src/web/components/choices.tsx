import type { ComponentChildren } from 'preact';
import { Fieldset, type FieldsetProps, type LegendProps } from './fieldset.tsx';
import { FormGroup, questionWords, type QuestionProps } from './form-group.tsx';
import { Hint, type HintProps } from './hint.tsx';
import { Label } from './label.tsx';
import { classList, idList, partOf, type Attributes, type Optional, type Part, type Slot } from './slots.ts';

/** One choice; `divider` alone draws a word such as "or" between two others. */
export type Choice = Optional<{
  children: ComponentChildren;
  value: string | number;
  id: string;
  name: string;
  checked: boolean;
  disabled: boolean;
  hint: Slot<HintProps>;
  label: Part;
  /** What is asked when this is chosen; without JavaScript it is always shown. */
  conditional: ComponentChildren;
  /** For checkboxes: `exclusive` unticks the others. */
  behaviour: string;
  divider: string;
  attributes: Attributes;
}>;

/** Choices that are false or undefined are left out. */
export type ChoicesProps = {
  name: string;
  items: readonly (Choice | false | null | undefined | '')[];
} & QuestionProps &
  Optional<{
    legend: Slot<LegendProps>;
    fieldset: Omit<FieldsetProps, 'children' | 'legend'>;
    idPrefix: string;
    class: string;
    attributes: Attributes;
  }>;

interface Kind {
  type: 'checkbox' | 'radio';
  block: 'govuk-checkboxes' | 'govuk-radios';
  /** Checkboxes without a fieldset repeat the group's description on each box. */
  describesEach: boolean;
  isChosen(item: Choice): boolean;
}

/** The body shared by checkboxes and radios. */
export function drawChoices(props: ChoicesProps, kind: Kind) {
  const prefix = props.idPrefix || props.name;
  const hasFieldset = props.legend !== undefined || props.fieldset !== undefined;
  const outer = props.fieldset?.describedBy ?? props.describedBy;
  const words = questionWords({ ...props, describedBy: outer }, prefix);
  const perItem = kind.describesEach && !hasFieldset ? words.describedBy : undefined;
  const inner = (
    <>
      {words.hint}
      {words.error}
      <div class={classList(kind.block, props.class)} {...props.attributes} data-module={kind.block}>
        {props.formGroup?.before}
        {props.items.map(
          (item, index) =>
            item && (
              <Item
                item={item}
                kind={kind}
                name={props.name}
                id={item.id || (index === 0 ? prefix : `${prefix}-${index + 1}`)}
                describedBy={perItem}
              />
            ),
        )}
        {props.formGroup?.after}
      </div>
    </>
  );
  return (
    <FormGroup part={props.formGroup} hasError={words.hasError}>
      {hasFieldset ? (
        <Fieldset {...props.fieldset} legend={props.legend} describedBy={words.describedBy}>
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  );
}

function Item(props: {
  item: Choice;
  kind: Kind;
  name: string;
  id: string;
  describedBy: string | undefined;
}) {
  const { item, kind, id } = props;
  const { block } = kind;
  if (item.divider) return <div class={`${block}__divider`}>{item.divider}</div>;
  const hint = partOf(item.hint);
  const isChosen = kind.isChosen(item);
  const conditionalId = `conditional-${id}`;
  return (
    <>
      <div class={`${block}__item`}>
        <input
          class={`${block}__input`}
          id={id}
          name={kind.type === 'checkbox' ? item.name || props.name : props.name}
          type={kind.type}
          value={item.value ?? ''}
          checked={isChosen}
          disabled={item.disabled || undefined}
          data-aria-controls={item.conditional ? conditionalId : undefined}
          data-behaviour={item.behaviour}
          aria-describedby={idList(props.describedBy, hint && `${id}-item-hint`)}
          {...item.attributes}
        />
        <Label
          class={classList(`${block}__label`, item.label?.class)}
          attributes={item.label?.attributes}
          for={id}
        >
          {item.children}
        </Label>
        {hint && <Hint {...hint} class={classList(`${block}__hint`, hint.class)} id={`${id}-item-hint`} />}
      </div>
      {item.conditional && (
        <div
          class={classList(`${block}__conditional`, !isChosen && `${block}__conditional--hidden`)}
          id={conditionalId}
        >
          {item.conditional}
        </div>
      )}
    </>
  );
}
