/** "imports.file-bytes" → subject "imports", words "File bytes" */
export function nameInWords(name: string): { subject: string; words: string } {
  const [subject = '', ...rest] = name.split('.');
  const words = rest
    .join(', ')
    .replaceAll('-', ' ')
    .replaceAll(/\b(nsir|csv|zip|lsoa)\b/g, (short) => short.toUpperCase());
  return { subject, words: `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}` };
}

/** A value that fits in a table's cell as it is: a number, a word, yes or no. */
export function simpleValue(value: unknown): string | undefined {
  if (typeof value === 'number') return value.toLocaleString('en-GB', { maximumFractionDigits: 10 });
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string' && value.length <= 60) return value;
  return undefined;
}

/** How many things a list or map holds. */
export function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 1;
}
