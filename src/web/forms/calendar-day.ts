import { z } from 'zod';

type Part = 'day' | 'month' | 'year';
const parts: readonly Part[] = ['day', 'month', 'year'];

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

interface Fault {
  message: string;
  /** The box to blame; all of them when it is not one. */
  part?: Part;
}

/**
 * A day typed in three boxes, or `2025-11-03` from a date picker or an address.
 * The month may be a number or a name. The messages are the Design System's.
 *
 * @param label what the date is, to begin a sentence: "Date you were told"
 * @returns a schema giving a Temporal.PlainDate; with `optional`, undefined when every box is empty
 */
export function calendarDay(label: string): z.ZodType<Temporal.PlainDate>;
export function calendarDay(
  label: string,
  options: { optional: true },
): z.ZodType<Temporal.PlainDate | undefined>;
export function calendarDay(
  label: string,
  options: { optional?: boolean } = {},
): z.ZodType<Temporal.PlainDate> | z.ZodType<Temporal.PlainDate | undefined> {
  return z.unknown().transform((given, ctx) => {
    const read = readDay(label, given);
    if (read === undefined && options.optional) return undefined;
    if (read instanceof Temporal.PlainDate) return read;
    const fault: Fault = read ?? { message: `Enter the ${label[0]?.toLowerCase()}${label.slice(1)}` };
    ctx.addIssue({ code: 'custom', message: fault.message, path: fault.part ? [fault.part] : [] });
    return z.NEVER;
  });
}

function readDay(label: string, given: unknown): Temporal.PlainDate | Fault | undefined {
  const typed = typeof given === 'string' ? fromIso(given) : fromBoxes(given);
  const missing = parts.filter((part) => typed[part] === '');
  if (missing.length === parts.length) return undefined;
  if (missing.length > 0) {
    return { message: `${label} must include a ${missing.join(' and ')}`, part: missing[0]! };
  }
  if (!/^\d{4}$/.test(typed.year)) {
    return { message: 'Year must include 4 numbers', part: 'year' };
  }
  try {
    return Temporal.PlainDate.from(
      { day: toNumber(typed.day), month: monthOf(typed.month), year: Number(typed.year) },
      { overflow: 'reject' },
    );
  } catch {
    return { message: `${label} must be a real date` };
  }
}

function fromBoxes(given: unknown): Record<Part, string> {
  const boxes = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  const text = (part: Part) => (typeof boxes[part] === 'string' ? boxes[part].trim() : '');
  return { day: text('day'), month: text('month'), year: text('year') };
}

function fromIso(given: string): Record<Part, string> {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(given.trim());
  if (match) return { year: match[1]!, month: match[2]!, day: match[3]! };
  return given.trim() === '' ? { day: '', month: '', year: '' } : { day: given, month: given, year: '0000' };
}

function monthOf(typed: string): number {
  const named = months.indexOf(typed.slice(0, 3).toLowerCase());
  return named >= 0 ? named + 1 : toNumber(typed);
}

function toNumber(typed: string): number {
  return /^\d{1,2}$/.test(typed) ? Number(typed) : Number.NaN;
}
