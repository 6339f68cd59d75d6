import type { ZodType } from 'zod';
import type { FieldFault, Refusal } from '../../kernel/result.ts';
import { csrfField } from './csrf.tsx';

/** What was typed, under the names of the inputs, to be shown again. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** A form as a page draws it: what is in it and what is wrong with it. */
export interface FormState {
  values: FormValues;
  faults: readonly FieldFault[];
}

export type ParsedForm<T> = { ok: true; value: T } | ({ ok: false } & FormState);

export const emptyForm: FormState = { values: {}, faults: [] };

/**
 * Checks a posted body against the form's one schema.
 *
 * @param body what the server parsed: names to strings or lists of strings. The boxes of a date arrive as
 * `toldOn-day`, `toldOn-month`, `toldOn-year` and reach the schema as `toldOn: { day, month, year }`.
 * @returns the typed value, or every fault (the first of each field, in the schema's order) and what was typed.
 */
export function parseForm<T>(schema: ZodType<T>, body: unknown): ParsedForm<T> {
  const values = valuesOf(body);
  const parsed = schema.safeParse(gatherDates(values));
  if (parsed.success) return { ok: true, value: parsed.data };
  const faults = new Map<string, FieldFault>();
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? '');
    if (!faults.has(name)) faults.set(name, { field: issue.path.join('-'), message: issue.message });
  }
  return { ok: false, faults: [...faults.values()], values };
}

/** The form again, after a use-case refused it: its fields' faults, or the refusal's own sentence. */
export function formAfterRefusal(refusal: Refusal, body: unknown): FormState {
  const faults = refusal.fields?.length ? refusal.fields : [{ field: '', message: refusal.message }];
  return { faults, values: valuesOf(body) };
}

/** Never gives back a token or a password. */
function valuesOf(body: unknown): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  if (typeof body !== 'object' || body === null) return values;
  for (const [name, value] of Object.entries(body)) {
    if (name === csrfField) continue;
    if (typeof value === 'string') values[name] = value;
    else if (Array.isArray(value)) values[name] = value.filter((item) => typeof item === 'string');
  }
  return values;
}

function gatherDates(values: FormValues): Record<string, unknown> {
  const gathered: Record<string, unknown> = { ...values };
  for (const name of Object.keys(values)) {
    if (!name.endsWith('-day')) continue;
    const stem = name.slice(0, -'-day'.length);
    const parts = ['day', 'month', 'year'] as const;
    gathered[stem] = Object.fromEntries(parts.map((part) => [part, values[`${stem}-${part}`] ?? '']));
    for (const part of parts) delete gathered[`${stem}-${part}`];
  }
  return gathered;
}
