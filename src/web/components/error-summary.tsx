import type { ComponentChildren } from 'preact';
import { classList, type Attributes, type Optional, type Part } from './slots.ts';

export type ErrorSummaryItem = { children: ComponentChildren } & Optional<{
  href: string;
  attributes: Attributes;
}>;

export type ErrorSummaryProps = Part &
  Optional<{ title: ComponentChildren; errors: ErrorSummaryItem[]; disableAutoFocus: boolean }>;

/** `children` is the description above the list. */
export function ErrorSummary(props: ErrorSummaryProps) {
  return (
    <div
      class={classList('govuk-error-summary', props.class)}
      data-disable-auto-focus={
        props.disableAutoFocus === undefined ? undefined : String(props.disableAutoFocus)
      }
      {...props.attributes}
      data-module="govuk-error-summary"
    >
      <div role="alert">
        <h2 class="govuk-error-summary__title">{props.title ?? 'There is a problem'}</h2>
        <div class="govuk-error-summary__body">
          {props.children && <p>{props.children}</p>}
          {props.errors && props.errors.length > 0 && (
            <ul class="govuk-list govuk-error-summary__list">
              {props.errors.map((item) => (
                <li>
                  {item.href ? (
                    <a href={item.href} {...item.attributes}>
                      {item.children}
                    </a>
                  ) : (
                    item.children
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  );
}
