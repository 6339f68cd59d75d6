import type { ComponentChildren } from 'preact';
import { classList, type Attributes, type Optional } from './slots.ts';

export type GenericHeaderProps = { logo: ComponentChildren } & Optional<{
  href: string;
  containerClass: string;
  class: string;
  attributes: Attributes;
  /** Stands beside the logo: who is signed in, and the way out. */
  end: ComponentChildren;
}>;

export function GenericHeader(props: GenericHeaderProps) {
  return (
    <div class={classList('govuk-generic-header', props.class)} {...props.attributes}>
      <div
        class={classList('govuk-generic-header__container', props.containerClass || 'govuk-width-container')}
      >
        <div class="govuk-generic-header__logo">
          <a href={props.href || '/'} class="govuk-generic-header__homepage-link">
            {props.logo}
          </a>
        </div>
        {props.end}
      </div>
    </div>
  );
}
