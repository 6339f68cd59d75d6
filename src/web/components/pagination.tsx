import type { ComponentChildren } from 'preact';
import { classList, type Attributes, type Optional } from './slots.ts';

export type PaginationLink = { href: string } & Optional<{
  children: ComponentChildren;
  /** Where it leads, under the words: "2 of 3". Shown only when there are no page numbers. */
  label: string;
  attributes: Attributes;
}>;

export type PaginationItem = Optional<{
  number: string | number;
  href: string;
  current: boolean;
  ellipsis: boolean;
  label: string;
  attributes: Attributes;
}>;

export type PaginationProps = Optional<{
  previous: PaginationLink;
  next: PaginationLink;
  items: PaginationItem[];
  landmarkLabel: string;
  class: string;
  attributes: Attributes;
}>;

const arrows = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
};

/** Page numbers, or (without `items`) only a way back and a way on: both are plain links. */
export function Pagination(props: PaginationProps) {
  const isBlock = !props.items && Boolean(props.next ?? props.previous);
  return (
    <nav
      class={classList('govuk-pagination', isBlock && 'govuk-pagination--block', props.class)}
      aria-label={props.landmarkLabel || 'Pagination'}
      {...props.attributes}
    >
      {props.previous?.href && <Arrow link={props.previous} side="prev" isBlock={isBlock} />}
      {props.items && (
        <ul class="govuk-pagination__list">
          {props.items.map((item) => (
            <PageNumber item={item} />
          ))}
        </ul>
      )}
      {props.next?.href && <Arrow link={props.next} side="next" isBlock={isBlock} />}
    </nav>
  );
}

function Arrow({ link, side, isBlock }: { link: PaginationLink; side: 'prev' | 'next'; isBlock: boolean }) {
  const icon = (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${side}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrows[side]} />
    </svg>
  );
  const isIconFirst = isBlock || side === 'prev';
  return (
    <div class={`govuk-pagination__${side}`}>
      <a class="govuk-link govuk-pagination__link" href={link.href} rel={side} {...link.attributes}>
        {isIconFirst && icon}
        <span
          class={classList(
            'govuk-pagination__link-title',
            isBlock && !link.label && 'govuk-pagination__link-title--decorated',
          )}
        >
          {link.children ?? (
            <>
              {side === 'prev' ? 'Previous' : 'Next'}
              <span class="govuk-visually-hidden"> page</span>
            </>
          )}
        </span>
        {link.label && isBlock && (
          <>
            <span class="govuk-visually-hidden">:</span>
            <span class="govuk-pagination__link-label">{link.label}</span>
          </>
        )}
        {!isIconFirst && icon}
      </a>
    </div>
  );
}

function PageNumber({ item }: { item: PaginationItem }) {
  if (item.ellipsis) {
    return <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>;
  }
  return (
    <li class={classList('govuk-pagination__item', item.current && 'govuk-pagination__item--current')}>
      <a
        class="govuk-link govuk-pagination__link"
        href={item.href ?? '#'}
        aria-label={item.label ?? `Page ${item.number}`}
        aria-current={item.current ? 'page' : undefined}
        {...item.attributes}
      >
        {item.number}
      </a>
    </li>
  );
}
