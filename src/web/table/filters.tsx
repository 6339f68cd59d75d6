import type { ComponentChildren } from 'preact';
import { Button } from '../components/button.tsx';
import { Checkboxes } from '../components/checkboxes.tsx';
import { Input } from '../components/input.tsx';
import { Select } from '../components/select.tsx';
import { dayInShort } from '../formats.ts';

export interface FilterOption {
  value: string;
  text: string;
  /** How many rows it would leave, shown after its words. */
  count?: number;
}

interface Labelled {
  /** The name in the address. */
  name: string;
  label: string;
}

export type FilterField =
  | (Labelled & { kind: 'text'; value: string; hint?: string })
  /** `options` without the empty choice, whose words are `anyText`. */
  | (Labelled & { kind: 'select'; value: string; options: readonly FilterOption[]; anyText: string })
  | (Labelled & { kind: 'checkboxes'; values: readonly string[]; options: readonly FilterOption[] })
  | (Labelled & { kind: 'day'; value: Temporal.PlainDate | undefined });

export interface FiltersProps {
  /** The list's address, without a query. */
  action: string;
  fields: readonly FilterField[];
  /** What the form must carry on unchanged, such as the order. */
  keep?: Readonly<Record<string, string>>;
  /** The list's address without one value of one filter (or without the whole filter). */
  hrefWithout(name: string, value?: string): string;
  title?: string;
}

interface ActiveFilter {
  label: string;
  text: string;
  href: string;
}

/** The form beside a list: it changes the address, and the address is the state. */
export function Filters(props: FiltersProps) {
  const active = activeFilters(props);
  return (
    <details class="cw-filters">
      <summary class="cw-filters__summary">
        {props.title ?? 'Filter'}
        {active.length > 0 && ` (${active.length} on)`}
      </summary>
      <form class="cw-filters__form" method="get" action={props.action}>
        <h2 class="cw-filters__title">{props.title ?? 'Filter'}</h2>
        {Object.entries(props.keep ?? {}).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {props.fields.map((field) => (
          <Field field={field} />
        ))}
        <div class="cw-filters__buttons">
          <Button>Apply filters</Button>
          {active.length > 0 && (
            <a class="govuk-link govuk-link--no-visited-state" href={props.action}>
              Clear all
            </a>
          )}
        </div>
      </form>
    </details>
  );
}

/** What is being left out of the list, each with a link that takes it off. Nothing when all is shown. */
export function ActiveFilters(props: FiltersProps) {
  const active = activeFilters(props);
  if (active.length === 0) return null;
  return (
    <ul class="cw-active-filters" aria-label="Filters that are on">
      {active.map((filter) => (
        <li>
          <a class="cw-active-filters__tag" href={filter.href}>
            <span class="govuk-visually-hidden">Remove the filter </span>
            {filter.label}: {filter.text}
            <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" focusable="false">
              <path d="M1 1l8 8M9 1l-8 8" stroke="currentColor" stroke-width="2" fill="none" />
            </svg>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The filters on the left, the list on the right; one above the other on a narrow screen. */
export function FilteredList(props: { filters: ComponentChildren; children: ComponentChildren }) {
  return (
    <div class="cw-filtered">
      <div class="cw-filtered__filters">{props.filters}</div>
      <div class="cw-filtered__list">{props.children}</div>
    </div>
  );
}

function Field({ field }: { field: FilterField }) {
  const id = `filter-${field.name}`;
  const label = { class: 'govuk-label--s', children: field.label };
  switch (field.kind) {
    case 'text':
      return (
        <Input id={id} name={field.name} label={label} hint={field.hint} value={field.value} type="search" />
      );
    case 'day':
      return (
        <Input id={id} name={field.name} label={label} value={field.value?.toString() ?? ''} type="date" />
      );
    case 'select':
      return (
        <Select
          id={id}
          name={field.name}
          label={label}
          value={field.value}
          items={[
            { value: '', text: field.anyText },
            ...field.options.map(({ value, text }) => ({ value, text })),
          ]}
        />
      );
    case 'checkboxes':
      return (
        <Checkboxes
          idPrefix={id}
          name={field.name}
          class="govuk-checkboxes--small"
          legend={{ class: 'govuk-fieldset__legend--s', children: field.label }}
          values={field.values}
          items={field.options.map((option) => ({
            value: option.value,
            children:
              option.count === undefined
                ? option.text
                : `${option.text} (${option.count.toLocaleString('en-GB')})`,
          }))}
        />
      );
  }
}

function activeFilters({ fields, hrefWithout }: FiltersProps): ActiveFilter[] {
  return fields.flatMap((field): ActiveFilter[] => {
    const one = (text: string, value?: string) => ({
      label: field.label,
      text,
      href: hrefWithout(field.name, value),
    });
    switch (field.kind) {
      case 'text':
        return field.value ? [one(field.value)] : [];
      case 'day':
        return field.value ? [one(dayInShort(field.value))] : [];
      case 'select':
        return field.value ? [one(textOf(field.options, field.value))] : [];
      case 'checkboxes':
        return field.values.map((value) => one(textOf(field.options, value), value));
    }
  });
}

function textOf(options: readonly FilterOption[], value: string): string {
  return options.find((option) => option.value === value)?.text ?? value;
}
