import { classList, partOf, type Part, type Slot } from './slots.ts';
import { Tag } from './tag.tsx';

export function PhaseBanner(props: Part & { tag: Slot<Part> }) {
  const tag = partOf(props.tag);
  return (
    <div class={classList('govuk-phase-banner govuk-width-container', props.class)} {...props.attributes}>
      <p class="govuk-phase-banner__content">
        <Tag class={classList('govuk-phase-banner__content__tag', tag?.class)}>{tag?.children}</Tag>
        <span class="govuk-phase-banner__text">{props.children}</span>
      </p>
    </div>
  );
}
