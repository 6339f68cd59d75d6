// Hundredths of an em of the characters 32 to 126 in Atkinson Hyperlegible Next, regular; arial is within 5 %.
const WIDTHS =
  '28 29 30 65 59 92 73 16 30 30 48 61 21 36 21 39 65 41 55 58 61 59 60 51 61 59 21 21 55 63 55 48 78 63 61 64 67 57 55 69 69 39 51 63 54 82 69 71 59 72 61 59 56 69 59 86 62 57 61 32 39 34 55 37 24 52 57 48 56 54 31 56 55 25 24 49 26 84 55 55 57 57 35 47 33 54 46 68 48 45 46 34 24 34 55'
    .split(' ')
    .map(Number);
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u;

/** How wide a text will be, in pixels, at a font size; an estimate on the wide side, for a server has no fonts. */
export function textWidth(text: string, fontSize: number): number {
  let hundredths = 0;
  for (const character of text) {
    hundredths += WIDTHS[character.charCodeAt(0) - 32] ?? (WIDE.test(character) ? 105 : 62);
  }
  return (hundredths / 100) * fontSize * 1.04;
}

/** The text, cut short with an ellipsis where it is wider than `most` pixels. */
export function shortened(text: string, most: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= most) return text;
  const characters = [...text];
  let kept = characters.length;
  while (kept > 0 && textWidth(`${characters.slice(0, kept).join('').trimEnd()}…`, fontSize) > most) kept--;
  return `${characters.slice(0, kept).join('').trimEnd()}…`;
}

/** The text on at most `lines` lines of `most` pixels, broken at spaces; what is left over is cut short with an ellipsis. */
export function wrapped(text: string, most: number, fontSize: number, lines: number): string[] {
  const result: string[] = [];
  let line = '';
  const rest = text.split(/\s+/).filter((word) => word !== '');
  while (rest.length > 0) {
    const longer = line === '' ? rest[0]! : `${line} ${rest[0]!}`;
    if (line !== '' && textWidth(longer, fontSize) > most) {
      if (result.length === lines - 1) {
        line = `${line} ${rest.join(' ')}`;
        break;
      }
      result.push(line);
      line = '';
    } else {
      line = longer;
      rest.shift();
    }
  }
  if (line !== '') result.push(line);
  return result.map((each) => shortened(each, most, fontSize));
}

/**
 * Positions of labels moved apart as little as needed, so that no two overlap and all lie from `from` to `to` where there is
 * room; where there is not, they overlap evenly. The order is kept.
 *
 * @param heights of the labels, in the order of the positions
 */
export function spread(
  positions: readonly number[],
  heights: readonly number[],
  from: number,
  to: number,
): number[] {
  const order = positions.map((_, i) => i).sort((a, b) => positions[a]! - positions[b]! || a - b);
  const gaps = order.slice(1).map((i, rank) => (heights[i]! + heights[order[rank]!]!) / 2);
  const needed = gaps.reduce((sum, gap) => sum + gap, 0);
  const squeeze = needed > to - from ? (to - from) / needed : 1;
  const placed = order.map((i) => Math.min(to, Math.max(from, positions[i]!)));
  for (let i = 1; i < placed.length; i++)
    placed[i] = Math.max(placed[i]!, placed[i - 1]! + gaps[i - 1]! * squeeze);
  if (placed.length > 0) placed[placed.length - 1] = Math.min(to, placed.at(-1)!);
  for (let i = placed.length - 2; i >= 0; i--)
    placed[i] = Math.min(placed[i]!, placed[i + 1]! - gaps[i]! * squeeze);
  const result: number[] = [];
  order.forEach((i, rank) => (result[i] = placed[rank]!));
  return result;
}
