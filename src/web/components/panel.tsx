import type { ComponentChildren } from 'preact';
import { classList, type Optional, type Part } from './slots.ts';

export type PanelProps = Part & { title: ComponentChildren } & Optional<{ headingLevel: number }>;

/** The confirmation at the end of a task. */
export function Panel(props: PanelProps) {
  const Heading = `h${props.headingLevel || 1}` as 'h1';
  return (
    <div class={classList('govuk-panel govuk-panel--confirmation', props.class)} {...props.attributes}>
      <Heading class="govuk-panel__title">{props.title}</Heading>
      {props.children && <div class="govuk-panel__body">{props.children}</div>}
    </div>
  );
}
