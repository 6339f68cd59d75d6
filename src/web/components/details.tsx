import type { ComponentChildren } from 'preact';
import { classList, type Optional, type Part } from './slots.ts';

export type DetailsProps = Part & { summary: ComponentChildren } & Optional<{ id: string; open: boolean }>;

export function Details(props: DetailsProps) {
  return (
    <details
      id={props.id || undefined}
      class={classList('govuk-details', props.class)}
      {...props.attributes}
      open={props.open || undefined}
    >
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{props.summary}</span>
      </summary>
      <div class="govuk-details__text">{props.children}</div>
    </details>
  );
}
