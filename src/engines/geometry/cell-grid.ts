import type { Bounds } from './bounds.ts';
import type { ClosedRing } from './rings.ts';

/** What a cell is known to be: an area's index, wholly outside, or crossed by an edge and so to be looked at closely. */
export const OUTSIDE = -1;
export const LOOK = -2;

/** A raster over the areas that answers at once for every point not near an edge. */
export interface CellGrid {
  /** An area's index, OUTSIDE, or LOOK. Points beyond the grid are OUTSIDE. */
  at(x: number, y: number): number;
}

/**
 * Builds the raster. A cell that no edge passes within `reach` of holds one answer for all its points, so it is
 * asked once (`ask`, at its centre; LOOK where no single answer will do); neighbouring such cells share it.
 *
 * Cost: proportional to the cells crossed by edges plus one `ask` per run of free cells in each row.
 */
export function cellGrid(
  bounds: Bounds,
  rings: readonly ClosedRing[],
  reach: number,
  ask: (x: number, y: number) => number,
): CellGrid {
  const vertices = rings.reduce((sum, ring) => sum + ring.length, 0);
  const extent = Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY, Number.MIN_VALUE);
  // A little more than the reach, so that rounding can never put a point in a cell thought free of edges.
  const margin = reach + (extent + Math.abs(bounds.maxX) + Math.abs(bounds.maxY)) * 1e-12;
  const minX = bounds.minX - margin;
  const minY = bounds.minY - margin;
  const width = bounds.maxX + margin - minX;
  const height = bounds.maxY + margin - minY;
  const wanted = Math.min(1 << 20, Math.max(1 << 10, vertices * 16));
  const size = Math.max(Math.sqrt((width * height) / wanted), Math.max(width, height) / 4096);
  const columns = Math.max(1, Math.ceil(width / size));
  const rows = Math.max(1, Math.ceil(height / size));
  const cells = new Int32Array(columns * rows).fill(OUTSIDE);

  const column = (x: number): number => Math.min(columns - 1, Math.max(0, Math.floor((x - minX) / size)));
  const row = (y: number): number => Math.min(rows - 1, Math.max(0, Math.floor((y - minY) / size)));

  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1]!;
      const [bx, by] = ring[i]!;
      const [lowX, lowY, highX, highY] = ay <= by ? [ax, ay, bx, by] : [bx, by, ax, ay];
      const slope = highY > lowY ? (highX - lowX) / (highY - lowY) : 0;
      const top = row(highY + margin);
      for (let r = row(lowY - margin); r <= top; r++) {
        const from = Math.max(lowY, minY + r * size - margin);
        const to = Math.min(highY, minY + (r + 1) * size + margin);
        const xFrom = highY > lowY ? lowX + (from - lowY) * slope : lowX;
        const xTo = highY > lowY ? lowX + (to - lowY) * slope : highX;
        const right = column(Math.max(xFrom, xTo) + margin);
        for (let c = column(Math.min(xFrom, xTo) - margin); c <= right; c++) cells[r * columns + c] = LOOK;
      }
    }
  }

  for (let r = 0; r < rows; r++) {
    let known: number | undefined;
    for (let c = 0; c < columns; c++) {
      const cell = r * columns + c;
      if (cells[cell] === LOOK) {
        known = undefined;
      } else {
        known ??= ask(minX + (c + 0.5) * size, minY + (r + 0.5) * size);
        cells[cell] = known;
      }
    }
  }

  return {
    at(x, y) {
      const c = Math.floor((x - minX) / size);
      const r = Math.floor((y - minY) / size);
      // Written so that NaN falls outside too.
      return c >= 0 && c < columns && r >= 0 && r < rows ? cells[r * columns + c]! : OUTSIDE;
    },
  };
}
