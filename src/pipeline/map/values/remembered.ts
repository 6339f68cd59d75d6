/**
 * The same reader, with its answers kept: extracts repeat the same days, streets and categories over and over.
 *
 * @param read pure, of one text; the mapping binds options once per column
 * @param most how many answers are kept; when full, all are let go and it starts again, so memory stays bounded
 */
export function remembered<T>(read: (text: string) => T, most = 50_000): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined || answers.has(text)) return known as T;
    // A copy, because a cell is a window on the piece of file it was cut from, and keeping it would keep that.
    const own = ` ${text}`.slice(1);
    const answer = read(own);
    // Long texts seldom repeat, and keeping them would keep their extract in memory.
    if (text.length > 200) return answer;
    if (answers.size >= most) answers.clear();
    answers.set(own, answer);
    return answer;
  };
}
