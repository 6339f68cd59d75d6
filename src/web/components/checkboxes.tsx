import { drawChoices, type ChoicesProps } from './choices.tsx';
import type { Optional } from './slots.ts';

export type CheckboxesProps = ChoicesProps & Optional<{ values: readonly (string | number)[] }>;

export function Checkboxes(props: CheckboxesProps) {
  const chosen = new Set(props.values?.map(String));
  return drawChoices(props, {
    type: 'checkbox',
    block: 'govuk-checkboxes',
    describesEach: true,
    isChosen: (item) => item.checked ?? (item.value !== undefined && chosen.has(String(item.value))),
  });
}
