import type { Lsoa } from './boundaries.ts';

const cellM = 25;
const nowhere = 255;

/** Says which LSOA holds a point, and refuses points close to a boundary, so that no home stands on one. */
export interface AreaGrid {
  /** The number of the LSOA, or -1 outside the county and within about 25 m of a boundary. */
  at(easting: number, northing: number): number;
}

export function gridOf(lsoas: readonly Lsoa[]): AreaGrid {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const { ring } of lsoas)
    for (const [e, n] of ring) {
      west = Math.min(west, e);
      south = Math.min(south, n);
      east = Math.max(east, e);
      north = Math.max(north, n);
    }
  west -= 2 * cellM;
  south -= 2 * cellM;
  const columns = Math.ceil((east - west) / cellM) + 3;
  const rows = Math.ceil((north - south) / cellM) + 3;
  const cells = new Uint8Array(columns * rows).fill(nowhere);
  for (const lsoa of lsoas) fill(lsoa);
  for (const lsoa of lsoas) clearEdges(lsoa);

  /** Marks the cells whose centre is inside, row by row. */
  function fill({ no, ring }: Lsoa): void {
    for (let row = 0; row < rows; row++) {
      const y = south + (row + 0.5) * cellM;
      const crossings: number[] = [];
      ring.forEach(([x1, y1], at) => {
        const [x2, y2] = ring[(at + 1) % ring.length]!;
        if (y1 > y !== y2 > y) crossings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
      });
      crossings.sort((a, b) => a - b);
      for (let at = 0; at + 1 < crossings.length; at += 2) {
        const first = Math.ceil((crossings[at]! - west) / cellM - 0.5);
        const last = Math.floor((crossings[at + 1]! - west) / cellM - 0.5);
        for (let column = first; column <= last; column++) cells[row * columns + column] = no;
      }
    }
  }

  function clearEdges({ ring }: Lsoa): void {
    ring.forEach(([x1, y1], at) => {
      const [x2, y2] = ring[(at + 1) % ring.length]!;
      const steps = Math.ceil(Math.hypot(x2 - x1, y2 - y1) / (cellM / 3));
      for (let step = 0; step <= steps; step++) {
        const column = Math.floor((x1 + ((x2 - x1) * step) / steps - west) / cellM);
        const row = Math.floor((y1 + ((y2 - y1) * step) / steps - south) / cellM);
        for (let dy = -1; dy <= 1; dy++)
          for (let dx = -1; dx <= 1; dx++) cells[(row + dy) * columns + column + dx] = nowhere;
      }
    });
  }

  return {
    at(easting, northing) {
      const column = Math.floor((easting - west) / cellM);
      const row = Math.floor((northing - south) / cellM);
      if (column < 0 || row < 0 || column >= columns || row >= rows) return -1;
      const found = cells[row * columns + column]!;
      return found === nowhere ? -1 : found;
    },
  };
}
