import type { ComponentChildren } from 'preact';
import { classList, type Attributes, type Optional } from './slots.ts';

export type ButtonProps = {
  children?: ComponentChildren;
} & Optional<{
  /** With an address the button is drawn as a link. */
  href: string;
  type: 'submit' | 'button' | 'reset';
  name: string;
  value: string;
  id: string;
  /** The lesser choice on a page that has a main one. */
  secondary: boolean;
  /** For what cannot be undone. */
  warning: boolean;
  start: boolean;
  disabled: boolean;
  preventDoubleClick: boolean;
  class: string;
  attributes: Attributes;
}>;

const startIcon = (
  <svg
    class="govuk-button__start-icon"
    xmlns="http://www.w3.org/2000/svg"
    width="17.5"
    height="19"
    viewBox="0 0 33 40"
    aria-hidden="true"
    focusable="false"
  >
    <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
  </svg>
);

export function Button(props: ButtonProps) {
  const shared = {
    class: classList(
      'govuk-button',
      props.secondary && 'govuk-button--secondary',
      props.warning && 'govuk-button--warning',
      props.class,
      props.start && 'govuk-button--start',
    ),
    'data-module': 'govuk-button',
    ...props.attributes,
    id: props.id || undefined,
  };
  const words =
    props.start && typeof props.children === 'object' ? <span>{props.children}</span> : props.children;
  if (props.href) {
    return (
      <a href={props.href} role="button" draggable={false} {...shared}>
        {words}
        {props.start && startIcon}
      </a>
    );
  }
  return (
    <button
      type={props.type ?? 'submit'}
      value={props.value || undefined}
      name={props.name || undefined}
      disabled={props.disabled || undefined}
      aria-disabled={props.disabled ? 'true' : undefined}
      data-prevent-double-click={
        props.preventDoubleClick === undefined ? undefined : String(props.preventDoubleClick)
      }
      {...shared}
    >
      {words}
      {props.start && startIcon}
    </button>
  );
}

export function ButtonGroup(props: { children: ComponentChildren }) {
  return <div class="govuk-button-group">{props.children}</div>;
}
