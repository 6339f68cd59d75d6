import type { ComponentChildren } from 'preact';
import { classList, type Attributes, type Optional } from './slots.ts';

/** One step of the trail; the last, without an address, is the page itself. */
export type Crumb = { children: ComponentChildren } & Optional<{ href: string; attributes: Attributes }>;

export type BreadcrumbsProps = { items: Crumb[] } & Optional<{
  label: string;
  collapseOnMobile: boolean;
  class: string;
  attributes: Attributes;
}>;

export function Breadcrumbs(props: BreadcrumbsProps) {
  const classes = classList(
    'govuk-breadcrumbs',
    props.class,
    props.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
  );
  return (
    <nav class={classes} {...props.attributes} aria-label={props.label ?? 'Breadcrumb'}>
      <ol class="govuk-breadcrumbs__list">
        {props.items.map((item) =>
          item.href ? (
            <li class="govuk-breadcrumbs__list-item">
              <a class="govuk-breadcrumbs__link" href={item.href} {...item.attributes}>
                {item.children}
              </a>
            </li>
          ) : (
            <li class="govuk-breadcrumbs__list-item" aria-current="page">
              {item.children}
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}
