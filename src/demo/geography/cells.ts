export type Point = readonly [easting: number, northing: number];

/** The part of a convex polygon that is nearer to `seed` than to `rival`. */
function nearerHalf(polygon: readonly Point[], seed: Point, rival: Point): Point[] {
  const nx = rival[0] - seed[0];
  const ny = rival[1] - seed[1];
  const limit = (nx * (rival[0] + seed[0]) + ny * (rival[1] + seed[1])) / 2;
  const over = (point: Point) => nx * point[0] + ny * point[1] - limit;
  const kept: Point[] = [];
  polygon.forEach((point, at) => {
    const next = polygon[(at + 1) % polygon.length]!;
    const here = over(point);
    const there = over(next);
    if (here <= 0) kept.push(point);
    if (here < 0 !== there < 0 && here !== 0 && there !== 0) {
      const share = here / (here - there);
      kept.push([point[0] + share * (next[0] - point[0]), point[1] + share * (next[1] - point[1])]);
    }
  });
  return kept;
}

/**
 * The Voronoi cells of `seeds` within a convex outline, vertices shared exactly between neighbours (snapped to one
 * point within half a metre). Cost: seeds squared, which is nothing for a county.
 *
 * @param outline convex, counter-clockwise, not closed
 * @returns one ring for each seed, counter-clockwise, not closed
 */
export function voronoiCells(seeds: readonly Point[], outline: readonly Point[]): Point[][] {
  const known: Point[] = [];
  const snap = (point: Point): Point => {
    const near = known.find(([x, y]) => Math.abs(x - point[0]) < 0.5 && Math.abs(y - point[1]) < 0.5);
    if (near) return near;
    const rounded: Point = [Math.round(point[0] * 100) / 100, Math.round(point[1] * 100) / 100];
    known.push(rounded);
    return rounded;
  };
  return seeds.map((seed) => {
    let cell: Point[] = [...outline];
    for (const rival of seeds) if (rival !== seed) cell = nearerHalf(cell, seed, rival);
    const ring = cell.map(snap);
    return ring.filter((point, at) => point !== ring[(at + ring.length - 1) % ring.length]);
  });
}
