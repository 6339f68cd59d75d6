import { z } from 'zod';
import { calendarDay } from './calendar-day.ts';

/** Text that must be given; spaces at its ends are dropped. */
export function requiredText(message: string, limits: { max?: number } = {}) {
  const max = limits.max ?? 2000;
  return z
    .string({ error: message })
    .trim()
    .min(1, { error: message })
    .max(max, { error: `This must be ${max} characters or fewer` });
}

/** Text that may be left empty, which gives undefined. */
export function optionalText(limits: { max?: number } = {}) {
  const max = limits.max ?? 2000;
  return z
    .string()
    .trim()
    .max(max, { error: `This must be ${max} characters or fewer` })
    .optional()
    .transform((text) => text || undefined);
}

/** A password or code: taken exactly as typed. */
export function secret(message: string, limits: { max?: number } = {}) {
  return z
    .string({ error: message })
    .min(1, { error: message })
    .max(limits.max ?? 1024, { error: message });
}

export function emailAddress(message = 'Enter an email address like name@example.gov.uk') {
  return z
    .string({ error: message })
    .trim()
    .pipe(z.email({ error: message }));
}

export function oneOf<const T extends string>(values: readonly T[], message: string) {
  return z.enum(values, { error: message });
}

/** Ticked boxes: none, one or many, always a list. */
export function manyOf<const T extends string>(values: readonly T[], options: { atLeastOne?: string } = {}) {
  const list = z.array(z.enum(values, { error: 'Choose from the list' }));
  return z.preprocess(
    (given) => (given === undefined || given === '' ? [] : Array.isArray(given) ? given : [given]),
    options.atLeastOne ? list.min(1, { error: options.atLeastOne }) : list,
  );
}

/** One box: ticked or not. */
export function tick() {
  return z
    .string()
    .optional()
    .transform((given) => given !== undefined && given !== '');
}

export function wholeNumber(message: string, limits: { min?: number; max?: number } = {}) {
  return z
    .string({ error: message })
    .trim()
    .regex(/^-?\d{1,15}$/, { error: message })
    .transform(Number)
    .refine((n) => n >= (limits.min ?? -Infinity) && n <= (limits.max ?? Infinity), { error: message });
}

export { calendarDay };
