/** What a use-case may answer when it does not do what was asked. */
export type RefusalKind = 'invalid' | 'forbidden' | 'missing' | 'conflict' | 'refused';

/** One field of the input that could not be accepted, with a sentence for the person who typed it. */
export interface FieldFault {
  field: string;
  message: string;
}

/**
 * An expected "no": what happened, why, and what to do next.
 * `code` is `feature/what`, and is listed in docs/reference/refusals.md.
 */
export interface Refusal {
  kind: RefusalKind;
  code: `${string}/${string}`;
  message: string;
  fields?: FieldFault[];
}

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refuse(
  kind: RefusalKind,
  code: Refusal['code'],
  message: string,
  fields?: FieldFault[],
): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: fields ? { kind, code, message, fields } : { kind, code, message } };
}

/** Thrown only at the edge, where a refusal ends a transaction. */
export class RefusalError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`${refusal.code}: ${refusal.message}`);
    this.refusal = refusal;
  }
}
