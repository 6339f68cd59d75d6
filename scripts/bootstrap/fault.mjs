/** Something a person can mend; the message is the sentence to show, without a stack. */
export class Fault extends Error {
  /**
   * @param {string} sentence
   * @param {number} exitCode 1 refused, 2 wrong usage
   */
  constructor(sentence, exitCode = 1) {
    super(sentence);
    this.exitCode = exitCode;
  }
}
