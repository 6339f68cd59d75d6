import { classList, type Optional, type Part } from './slots.ts';

export function BackLink(props: Part & Optional<{ href: string }>) {
  return (
    <a href={props.href || '#'} class={classList('govuk-back-link', props.class)} {...props.attributes}>
      {props.children ?? 'Back'}
    </a>
  );
}
