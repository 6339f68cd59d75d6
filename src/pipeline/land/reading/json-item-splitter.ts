/** Cuts the items out of one array of a JSON document that comes in pieces, so that no document need fit in memory. */
export interface JsonItemSplitter {
  /** The texts of the items that became whole with this piece. */
  push(piece: string): string[];
  /** What is known when the document has ended. */
  end(): { arrayFound: boolean; whole: boolean };
  heldChars(): number;
}

/**
 * Follows brackets and strings only; whether an item is right is for JSON.parse to say.
 *
 * @param path names that lead from the top to the array; none where the document itself is the array
 * @example jsonItemSplitter(['data', 'cases']).push('{"data":{"cases":[{"a":1},{"a":2}]}}') → ['{"a":1}', '{"a":2}']
 */
export function jsonItemSplitter(path: readonly string[]): JsonItemSplitter {
  let state: 'seeking' | 'between' | 'in-item' | 'after' = 'seeking';
  const arrayDepth = path.length + 1;
  let depth = 0;
  /** How many of the open brackets, from the outermost, lie on the path. */
  let onPath = 0;
  let inString = false;
  let escaped = false;
  let keyExpected = false;
  let key = '';
  /** Where the key or the item begins that was begun; -1 where none is. */
  let from = -1;
  let held = '';
  let started = false;

  function push(piece: string): string[] {
    const items: string[] = [];
    const text = held === '' ? piece : held + piece;
    if (from >= 0) from = 0;
    const finish = (end: number, next: typeof state) => {
      items.push(text.slice(from, end));
      from = -1;
      state = next;
    };
    for (let at = held.length; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (inString) {
        if (escaped) escaped = false;
        else if (code === backslash) escaped = true;
        else if (code === mark) {
          inString = false;
          if (state === 'seeking' && from >= 0) {
            key = text.slice(from + 1, at);
            from = -1;
          }
        }
        continue;
      }
      if (code <= 32) continue;
      started = true;
      if (state === 'between' && code !== comma && code !== closeArray) {
        state = 'in-item';
        from = at;
      }
      if (code === mark) {
        inString = true;
        if (keyExpected) from = at;
        keyExpected = false;
      } else if (code === openObject || code === openArray) {
        if (state === 'seeking' && depth === onPath && (depth === 0 || key === path[depth - 1])) {
          if (code === openObject) onPath++;
          else if (depth === path.length) state = 'between';
        }
        depth++;
        keyExpected = state === 'seeking' && depth === onPath;
      } else if (code === closeObject || code === closeArray) {
        if (state === 'in-item' && depth === arrayDepth) finish(at, 'after');
        else if (state === 'between') state = 'after';
        depth--;
        if (state === 'in-item' && depth === arrayDepth) finish(at + 1, 'between');
        onPath = Math.min(onPath, depth);
        keyExpected = false;
      } else if (code === comma) {
        if (state === 'in-item' && depth === arrayDepth) finish(at, 'between');
        keyExpected = state === 'seeking' && depth === onPath;
      }
    }
    held = from >= 0 ? text.slice(from) : '';
    return items;
  }

  return {
    push,
    heldChars: () => held.length,
    end: () => ({ arrayFound: state !== 'seeking', whole: started && depth === 0 && !inString }),
  };
}

const [mark, comma, backslash] = [34, 44, 92];
const [openArray, closeArray, openObject, closeObject] = [91, 93, 123, 125];
