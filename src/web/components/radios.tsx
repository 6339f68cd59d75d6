import { drawChoices, type ChoicesProps } from './choices.tsx';
import type { Optional } from './slots.ts';

export type RadiosProps = ChoicesProps & Optional<{ value: string | number }>;

export function Radios(props: RadiosProps) {
  const { value } = props;
  return drawChoices(props, {
    type: 'radio',
    block: 'govuk-radios',
    describesEach: false,
    isChosen: (item) => item.checked ?? (Boolean(value) && String(item.value) === String(value)),
  });
}
