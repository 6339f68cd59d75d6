import type { ComponentChildren } from 'preact';
import { classList, type Attributes, type Optional } from './slots.ts';

export type ServiceNavigationItem = Optional<{
  children: ComponentChildren;
  href: string;
  /** This very page. */
  current: boolean;
  /** A page in this section. */
  active: boolean;
  attributes: Attributes;
}>;

export type ServiceNavigationProps = Optional<{
  items: ServiceNavigationItem[];
  serviceName: string;
  serviceUrl: string;
  menuButtonText: string;
  menuButtonLabel: string;
  navigationLabel: string;
  navigationId: string;
  navigationClass: string;
  collapseOnMobile: boolean;
  ariaLabel: string;
  slots: Optional<{
    start: ComponentChildren;
    end: ComponentChildren;
    endIsInline: boolean;
    navigationStart: ComponentChildren;
    navigationEnd: ComponentChildren;
  }>;
  class: string;
  attributes: Attributes;
}>;

export function ServiceNavigation(props: ServiceNavigationProps) {
  const { slots = {} } = props;
  const shared = {
    class: classList('govuk-service-navigation', props.class),
    'data-module': 'govuk-service-navigation',
    ...props.attributes,
  };
  const inner = (
    <div
      class={classList(
        'govuk-width-container',
        slots.endIsInline && 'govuk-service-navigation__inlining-container',
      )}
    >
      {slots.start}
      <div class="govuk-service-navigation__container">
        {drawServiceName(props)}
        {drawNavigation(props)}
      </div>
      {slots.end}
    </div>
  );
  const isLandmark = props.serviceName || slots.start || slots.end;
  return isLandmark ? (
    <section aria-label={props.ariaLabel ?? 'Service information'} {...shared}>
      {inner}
    </section>
  ) : (
    <div {...shared}>{inner}</div>
  );
}

function drawServiceName(props: ServiceNavigationProps) {
  if (!props.serviceName) return null;
  return (
    <span class="govuk-service-navigation__service-name">
      {props.serviceUrl ? (
        <a href={props.serviceUrl} class="govuk-service-navigation__link">
          {props.serviceName}
        </a>
      ) : (
        <span class="govuk-service-navigation__text">{props.serviceName}</span>
      )}
    </span>
  );
}

function drawNavigation(props: ServiceNavigationProps) {
  const { items = [], slots = {} } = props;
  if (items.length === 0 && !slots.navigationStart && !slots.navigationEnd) return null;
  const menuText = props.menuButtonText || 'Menu';
  const navigationId = props.navigationId || 'navigation';
  return (
    <nav
      aria-label={props.navigationLabel || menuText}
      class={classList('govuk-service-navigation__wrapper', props.navigationClass)}
    >
      {(props.collapseOnMobile ?? items.length > 1) && (
        <button
          type="button"
          class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
          aria-controls={navigationId}
          aria-label={props.menuButtonLabel !== menuText ? props.menuButtonLabel : undefined}
          hidden
          aria-hidden="true"
        >
          {menuText}
        </button>
      )}
      <ul class="govuk-service-navigation__list" id={navigationId}>
        {slots.navigationStart}
        {items.map((item) => (
          <NavigationItem item={item} />
        ))}
        {slots.navigationEnd}
      </ul>
    </nav>
  );
}

function NavigationItem({ item }: { item: ServiceNavigationItem }) {
  const isHere = item.active || item.current;
  const ariaCurrent = isHere ? (item.current ? 'page' : 'true') : undefined;
  const words = isHere ? (
    <strong class="govuk-service-navigation__active-fallback">{item.children}</strong>
  ) : (
    item.children
  );
  return (
    <li
      class={classList('govuk-service-navigation__item', isHere && 'govuk-service-navigation__item--active')}
    >
      {item.href ? (
        <a
          class="govuk-service-navigation__link"
          href={item.href}
          aria-current={ariaCurrent}
          {...item.attributes}
        >
          {words}
        </a>
      ) : (
        item.children && (
          <span class="govuk-service-navigation__text" aria-current={ariaCurrent}>
            {words}
          </span>
        )
      )}
    </li>
  );
}
