import { classList, type Optional, type Part } from './slots.ts';

export function SkipLink(props: Part & Optional<{ href: string }>) {
  return (
    <a
      href={props.href || '#content'}
      class={classList('govuk-skip-link', props.class)}
      {...props.attributes}
      data-module="govuk-skip-link"
    >
      {props.children}
    </a>
  );
}
