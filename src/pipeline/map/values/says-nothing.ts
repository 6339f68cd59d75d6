import { plainText } from './plain-text.ts';

const NOTHING =
  /^(?:[-–—.?*_/\\]*|#?n\.?\/?a\.?|nil|null|none|nan|unknown|unk|not (?:known|recorded|stated|given|provided|applicable)|refused|withheld|no (?:data|reply)|tb[ca]|xxxx?|undefined|blank|anon|anonymous|\\n|see notes)$/i;

/**
 * Whether a cell says in so many words that nothing is known: empty, "N/A", "unknown", "-", "???".
 * The mapping treats such a cell as missing rather than as wrong.
 */
export function saysNothing(text: string): boolean {
  return text.length <= 40 && NOTHING.test(plainText(text));
}
