import { classList, type Attributes, type Optional, type Part, type Slot, partOf } from './slots.ts';

export type LegendProps = Part & Optional<{ isPageHeading: boolean }>;

export type FieldsetProps = Part &
  Optional<{ legend: Slot<LegendProps>; describedBy: string; role: string; attributes: Attributes }>;

export function Fieldset(props: FieldsetProps) {
  return (
    <fieldset
      class={classList('govuk-fieldset', props.class)}
      role={(props.role || undefined) as 'group' | undefined}
      aria-describedby={props.describedBy || undefined}
      {...props.attributes}
    >
      {drawLegend(partOf(props.legend))}
      {props.children}
    </fieldset>
  );
}

function drawLegend(legend: LegendProps | undefined) {
  if (!legend?.children) return null;
  return (
    <legend class={classList('govuk-fieldset__legend', legend.class)} {...legend.attributes}>
      {legend.isPageHeading ? <h1 class="govuk-fieldset__heading">{legend.children}</h1> : legend.children}
    </legend>
  );
}
