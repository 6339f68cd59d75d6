import type { DateInputProps } from '../components/date-input.tsx';
import type { FormState } from './parse-form.ts';

/** Name, value and error of one question, to spread into Input, Textarea, Select or Radios. */
export function field(form: FormState, name: string) {
  const value = form.values[name];
  return {
    name,
    value: typeof value === 'string' ? value : undefined,
    error: faultOf(form, name),
  };
}

/** As `field`, for a question that must not be shown again: a password or a code. */
export function secretField(form: FormState, name: string) {
  return { name, error: faultOf(form, name) };
}

/** As `field`, for Checkboxes. */
export function fieldWithMany(form: FormState, name: string) {
  const value = form.values[name];
  return {
    name,
    values: typeof value === 'string' ? [value] : (value ?? []),
    error: faultOf(form, name),
  };
}

/** As `field`, for DateInput: marks the box that is wrong, or all three. */
export function dateField(form: FormState, name: string) {
  const parts = ['day', 'month', 'year'] as const;
  const wrong = form.faults.find((fault) => fault.field.startsWith(`${name}-`))?.field;
  return {
    id: name,
    namePrefix: name,
    error: faultOf(form, name),
    parts: parts.map((part) => ({
      name: part,
      value: textAt(form, `${name}-${part}`),
      error: wrong === undefined ? undefined : wrong === `${name}-${part}`,
    })),
  } satisfies DateInputProps;
}

function textAt(form: FormState, name: string): string | undefined {
  const value = form.values[name];
  return typeof value === 'string' ? value : undefined;
}

function faultOf(form: FormState, name: string): string | undefined {
  return form.faults.find(({ field }) => field === name || field.startsWith(`${name}-`))?.message;
}
