import type { ComponentChildren } from 'preact';
import { dayInWords } from './formats.ts';

/** Nothing to show, and what to do about it. */
export function EmptyState({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="cw-empty">
      <p class="cw-empty__title">{title}</p>
      {children && <div class="cw-empty__words">{children}</div>}
    </div>
  );
}

/** "Housing has not reported since 3 March 2025." What is shown may be missing what came after. */
export function StaleNotice(props: {
  who: string;
  since: Temporal.PlainDate | undefined;
  children?: ComponentChildren;
}) {
  return (
    <p class="cw-stale">
      <span class="cw-stale__mark" aria-hidden="true" />
      <strong>
        {props.since
          ? `${props.who} has not reported since ${dayInWords(props.since)}.`
          : `${props.who} has not reported yet.`}
      </strong>{' '}
      {props.children}
    </p>
  );
}

/** A figure too small to show without naming people: the rule, never the number. */
export function Suppressed({ below = 5 }: { below?: number }) {
  return (
    <span class="cw-suppressed">
      <abbr title={`Fewer than ${below}: not shown, so that nobody can be picked out`} aria-hidden="true">
        [c]
      </abbr>
      <span class="govuk-visually-hidden">fewer than {below}, not shown</span>
    </span>
  );
}
