/** A start or stop that failed for a reason a person can mend; the message is the sentence to show. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError';
}
