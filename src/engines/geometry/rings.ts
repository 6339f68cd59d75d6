/**
 * Shapes in a plane, as the geometry engine takes them.
 *
 * A ring is a list of positions ([x, y], further ordinates are ignored) or a flat Float64Array x0, y0, x1, y1 …;
 * it may be closed (first position repeated at the end) or open. A polygon is its outer ring and then its holes;
 * a shape has any number of polygons. Winding order does not matter. One unit for all, metres where possible.
 */
export type Position = readonly number[];
export type Ring = readonly Position[] | Float64Array;
export type Polygon = readonly Ring[];
export type Shape = readonly Polygon[];

/** Rings as the engine keeps them: closed lists of [x, y]. */
export type ClosedRing = [number, number][];

/**
 * The same ring, closed, with positions that repeat their predecessor left out.
 *
 * @returns undefined where fewer than three different positions are left: such a ring encloses nothing
 * @throws RangeError on a position that is not two finite numbers; callers read files with `areaShapes`, which refuses instead
 */
export function closedRing(ring: Ring): ClosedRing | undefined {
  const flat = ring instanceof Float64Array;
  const count = flat ? ring.length >> 1 : ring.length;
  const closed: ClosedRing = [];
  for (let i = 0; i < count; i++) {
    const x = flat ? ring[2 * i]! : (ring[i] as Position)[0]!;
    const y = flat ? ring[2 * i + 1]! : (ring[i] as Position)[1]!;
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      throw new RangeError(`position ${i} of a ring is not two finite numbers`);
    }
    const last = closed.at(-1);
    if (!last || last[0] !== x || last[1] !== y) closed.push([x, y]);
  }
  const [first, last] = [closed[0], closed.at(-1)];
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) closed.push([first[0], first[1]]);
  return closed.length >= 4 ? closed : undefined;
}
