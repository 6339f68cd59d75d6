import { closedRing, type Shape } from './rings.ts';

/** A box with sides along the axes, in the unit of the shapes it was made from. */
export interface Bounds {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

/** The smallest box around all the shapes; undefined where they hold no ring that encloses anything. */
export function boundsOf(shapes: Iterable<Shape>): Bounds | undefined {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const shape of shapes) {
    for (const polygon of shape) {
      for (const ring of polygon) {
        for (const [x, y] of closedRing(ring) ?? []) {
          box.minX = Math.min(box.minX, x);
          box.minY = Math.min(box.minY, y);
          box.maxX = Math.max(box.maxX, x);
          box.maxY = Math.max(box.maxY, y);
        }
      }
    }
  }
  return box.minX <= box.maxX ? box : undefined;
}
