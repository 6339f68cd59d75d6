/**
 * What came of reading one value of an extract: the value, or a sentence that says why not and quotes what was written.
 *
 * Reasons quote what a partner sent, so they are personal data: they go to quarantine, never to a log or an error.
 */
export type Reading<T> = { ok: true; value: T } | { ok: false; reason: string };

export function read<T>(value: T): Reading<T> {
  return { ok: true, value };
}

/** A refusal; `reason` is a whole sentence. */
export function refused(reason: string): { ok: false; reason: string } {
  return { ok: false, reason };
}

const QUOTED_LENGTH = 60;
// oxlint-disable-next-line no-control-regex
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** What was written, in quotation marks, made printable and cut short so that it fits in a sentence. */
export function quoted(text: string): string {
  const shown = text
    .slice(0, 4 * QUOTED_LENGTH)
    .replace(UNPRINTABLE, ' ')
    .trim();
  const short = shown.length > QUOTED_LENGTH || text.length > 4 * QUOTED_LENGTH;
  return `“${short ? `${shown.slice(0, QUOTED_LENGTH).toWellFormed().trimEnd()}…` : shown}”`;
}
