import type { ComponentChildren } from 'preact';
import type { Optional } from './components/slots.ts';

export type PageHeadingProps = { title: ComponentChildren } & Optional<{
  /** What kind of thing this is, above the title: "Incident". */
  caption: ComponentChildren;
  /** The one sentence a busy person needs. */
  lead: ComponentChildren;
  /** Links and buttons for what to do next. */
  actions: ComponentChildren;
}>;

/** How every page opens: the heading, the sentence, then what to do next. */
export function PageHeading(props: PageHeadingProps) {
  return (
    <div class="cw-page-heading">
      <div class="cw-page-heading__words">
        {props.caption && <span class="cw-page-heading__caption">{props.caption}</span>}
        <h1 class="cw-page-heading__title">{props.title}</h1>
        {props.lead && <p class="cw-page-heading__lead">{props.lead}</p>}
      </div>
      {props.actions && <div class="cw-page-heading__actions">{props.actions}</div>}
    </div>
  );
}
