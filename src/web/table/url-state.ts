import { z, type ZodObject, type ZodType } from 'zod';

/** What a page's address says, typed; made once beside the route. */
export interface UrlState<S> {
  /** `query` as the server or a browser gives it, or a state to make good again. Never refuses: a value that cannot be read counts as not given. */
  read(query: unknown): S;
  /** The address with `state` in it; what is at its default is left out. */
  href(path: string, state: S): string;
}

/**
 * Ties an address's query to typed state.
 *
 * @param schema one field per query name, made with the kinds below; each has a default
 * @example urlState(z.object({ q: text(), partner: many(), sort: choice(['-toldAt', 'toldAt']), page: pageNumber() }))
 */
export function urlState<T extends Record<string, ZodType>>(
  schema: ZodObject<T>,
): UrlState<z.infer<ZodObject<T>>> {
  type S = z.infer<ZodObject<T>>;
  const defaults = schema.parse({}) as Record<string, unknown>;
  return {
    read(query) {
      const given = queryRecord(query);
      const state: Record<string, unknown> = { ...defaults };
      for (const [name, field] of Object.entries(schema.shape)) {
        const parsed = field.safeParse(given[name]);
        if (parsed.success) state[name] = parsed.data;
      }
      return state as S;
    },
    href(path, state) {
      const query = new URLSearchParams();
      for (const name of Object.keys(schema.shape)) {
        const value = (state as Record<string, unknown>)[name];
        if (String(value ?? '') === String(defaults[name] ?? '')) continue;
        for (const item of Array.isArray(value) ? value : [value]) query.append(name, inAddress(item));
      }
      const search = query.toString();
      return search ? `${path}?${search}` : path;
    },
  };
}

function inAddress(value: unknown): string {
  return value === true ? 'yes' : String(value ?? '');
}

/** Query text as names to texts or lists of them, however the server gives it. */
function queryRecord(query: unknown): Record<string, unknown> {
  if (!(query instanceof URLSearchParams)) return (query ?? {}) as Record<string, unknown>;
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)]));
}

/** The state without one value of a filter, or without the filter, back on the first page. */
export function withoutFilter<S extends object>(url: UrlState<S>, state: S, name: string, value?: string): S {
  const left = { ...state } as Record<string, unknown>;
  const given = left[name];
  if (value !== undefined && Array.isArray(given)) left[name] = given.filter((item) => item !== value);
  else left[name] = undefined;
  left['page'] = undefined;
  left['after'] = undefined;
  return { ...url.read({}), ...Object.fromEntries(Object.entries(left).filter(([, v]) => v !== undefined)) };
}

const list = (given: unknown) =>
  given === undefined || given === '' ? [] : Array.isArray(given) ? given : [given];

const one = (given: unknown) => (Array.isArray(given) ? given[0] : given);

/** Words looked for; empty when there are none. */
export function text(max = 200) {
  return z.preprocess(one, z.string().trim().max(max).default(''));
}

/** Any number of ticked values, from `values` when given. */
export function many<const T extends string = string>(values?: readonly T[]) {
  const item = (values ? z.enum(values) : z.string().max(200)) as ZodType<T>;
  const keepKnown = (given: unknown) => list(given).filter((value) => item.safeParse(value).success);
  return z.preprocess(keepKnown, z.array(item).max(500));
}

/** One of `values`; the first is the default. */
export function choice<const T extends string>(values: readonly [T, ...T[]]) {
  return z.preprocess((given) => one(given) ?? values[0], z.enum(values));
}

const dayAsText = (given: unknown) => {
  const value = one(given);
  return value instanceof Temporal.PlainDate ? value.toString() : value;
};

/** A day as 2025-11-03 or 3/11/2025; undefined where it is none. */
export function readDay(text: string): Temporal.PlainDate | undefined {
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const [year, month, day] = british
    ? [british[3], british[2], british[1]]
    : (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.slice(1) ?? []);
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    );
  } catch {
    return undefined;
  }
}

/** A day in an address; undefined when there is none. Whoever shows anything by it asks `wrongPeriod` first. */
export function day(): ZodType<Temporal.PlainDate | undefined> {
  return z
    .preprocess(dayAsText, z.string().optional())
    .transform((given) => (given ? readDay(given.trim()) : undefined));
}

/** Which page, from 1. */
export function pageNumber() {
  return z.preprocess((given) => one(given) ?? 1, z.coerce.number().int().min(1).max(1_000_000));
}

/** An opaque place in a list, given out by a store; empty for the beginning. */
export function cursor() {
  return z.preprocess(
    one,
    z
      .string()
      .max(400)
      .regex(/^[\w.~-]*$/)
      .default(''),
  );
}

/** A box that is ticked or not. */
export function flag() {
  return z.preprocess((given) => given === true || one(given) === 'yes', z.boolean());
}
