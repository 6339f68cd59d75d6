import type { ComponentChildren } from 'preact';
import { classList, type Optional, type Part } from './slots.ts';

export type NotificationBannerProps = Part &
  Optional<{
    success: boolean;
    title: ComponentChildren;
    titleId: string;
    titleLevel: number;
    role: string;
    disableAutoFocus: boolean;
  }>;

/** A string is set as the banner's heading line; elements are placed as they are. */
export function NotificationBanner(props: NotificationBannerProps) {
  const titleId = props.titleId || 'govuk-notification-banner-title';
  const Heading = `h${props.titleLevel || 2}` as 'h2';
  const { children } = props;
  return (
    <div
      class={classList(
        'govuk-notification-banner',
        props.success && 'govuk-notification-banner--success',
        props.class,
      )}
      role={(props.role || (props.success ? 'alert' : 'region')) as 'region'}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={
        props.disableAutoFocus === undefined ? undefined : String(props.disableAutoFocus)
      }
      {...props.attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading class="govuk-notification-banner__title" id={titleId}>
          {props.title ?? (props.success ? 'Success' : 'Important')}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {typeof children === 'string' ? (
          <p class="govuk-notification-banner__heading">{children}</p>
        ) : (
          children
        )}
      </div>
    </div>
  );
}
