import type { ComponentChildren } from 'preact';
import { classList, partOf, type Attributes, type Optional, type Part, type Slot } from './slots.ts';

export type TabItem = { label: string; id?: string | undefined; panel?: Slot<Part> | undefined } & Optional<{
  attributes: Attributes;
}>;

export type TabsProps = { items: TabItem[] } & Optional<{
  id: string;
  idPrefix: string;
  title: ComponentChildren;
  class: string;
  attributes: Attributes;
}>;

/** Without JavaScript: a list of links to sections, all of them shown. */
export function Tabs(props: TabsProps) {
  const idOf = (item: TabItem, index: number) => item.id || `${props.idPrefix ?? ''}-${index + 1}`;
  return (
    <div
      id={props.id || undefined}
      class={classList('govuk-tabs', props.class)}
      {...props.attributes}
      data-module="govuk-tabs"
    >
      <h2 class="govuk-tabs__title">{props.title ?? 'Contents'}</h2>
      {props.items.length > 0 && (
        <ul class="govuk-tabs__list">
          {props.items.map((item, index) => (
            <li class={classList('govuk-tabs__list-item', index === 0 && 'govuk-tabs__list-item--selected')}>
              <a class="govuk-tabs__tab" href={`#${idOf(item, index)}`} {...item.attributes}>
                {item.label}
              </a>
            </li>
          ))}
        </ul>
      )}
      {props.items.map((item, index) => {
        const panel = partOf(item.panel);
        return (
          <div
            class={classList('govuk-tabs__panel', index > 0 && 'govuk-tabs__panel--hidden')}
            id={idOf(item, index)}
            {...panel?.attributes}
          >
            {typeof panel?.children === 'string' ? (
              <p class="govuk-body">{panel.children}</p>
            ) : (
              panel?.children
            )}
          </div>
        );
      })}
    </div>
  );
}
