import { plainText } from './plain-text.ts';
import { quoted, read, refused, type Reading } from './reading.ts';

export interface Email {
  /** As written, the part after @ in small letters. */
  address: string;
  /** All in small letters, for comparing. */
  key: string;
}

// The pattern of the HTML standard (an <input type=email> accepts these), with a dot demanded after the @.
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/i;
const NAMED = /^[^<>]*<([^<>]+)>$/;

/**
 * Reads one e-mail address: "Jane@Example.org", "mailto:…" or "Jane Smith <jane@example.org>".
 *
 * @returns the address, or a sentence: several addresses, no @, a part missing or with characters never used
 * @source HTML Living Standard, "valid e-mail address"; lengths from RFC 5321 §4.5.3.1 (64 before the @, 254 in all)
 */
export function readEmail(text: string): Reading<Email> {
  const tidy = plainText(text).replace(/^mailto:/i, '');
  const address = (NAMED.exec(tidy)?.[1] ?? tidy).trim();
  const at = address.lastIndexOf('@');
  if (at < 0) return refused(`${quoted(text)} is not an e-mail address: it has no @.`);
  const local = address.slice(0, at);
  const domain = address.slice(at + 1).toLowerCase();
  if (local.includes('@')) return refused(`${quoted(text)} holds more than one e-mail address.`);
  if (local === '' || domain === '') {
    return refused(
      `${quoted(text)} is not an e-mail address: nothing stands ${local === '' ? 'before' : 'after'} the @.`,
    );
  }
  if (local.length > 64 || address.length > 254) {
    return refused(`${quoted(text)} is longer than an e-mail address may be.`);
  }
  if (!LOCAL.test(local))
    return refused(`${quoted(text)} is not an e-mail address: ${quoted(local)} cannot stand before the @.`);
  if (!DOMAIN.test(domain))
    return refused(`${quoted(text)} is not an e-mail address: ${quoted(domain)} is not a place for post.`);
  return read({ address: `${local}@${domain}`, key: `${local.toLowerCase()}@${domain}` });
}
