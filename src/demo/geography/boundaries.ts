import { createRandom } from '../random.ts';
import { voronoiCells, type Point } from './cells.ts';
import { lsoaCode, lsoaName, outline, wardCode, wardPlans, type Locality } from './gazetteer.ts';

export interface Lsoa {
  no: number;
  code: string;
  name: string;
  wardNo: number;
  /** Its place among the LSOAs of its ward, from 0. */
  place: number;
  locality: Locality;
  /** Counter-clockwise, not closed, in metres. */
  ring: Point[];
}

export interface Ward {
  no: number;
  code: string;
  name: string;
  town: string;
  beat: string;
  rings: Point[][];
}

const shortestStepM = 140;

/** A straight edge made wavy, the same whichever neighbour asks. */
function wavy(from: Point, to: Point): Point[] {
  const forward = from[0] < to[0] || (from[0] === to[0] && from[1] < to[1]);
  const [start, end] = forward ? [from, to] : [to, from];
  const random = createRandom(
    'boundary',
    Math.round(start[0]),
    Math.round(start[1]),
    Math.round(end[0]),
    Math.round(end[1]),
  );
  const points: Point[] = [];
  const bend = (a: Point, b: Point, roughness: number): void => {
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    const length = Math.hypot(dx, dy);
    if (length < shortestStepM) {
      points.push(b);
      return;
    }
    const shift = roughness * (random.unit() - 0.5) * 2;
    const middle: Point = [
      Math.round(((a[0] + b[0]) / 2 - dy * shift) * 100) / 100,
      Math.round(((a[1] + b[1]) / 2 + dx * shift) * 100) / 100,
    ];
    bend(a, middle, roughness);
    bend(middle, b, roughness);
  };
  bend(start, end, 0.08);
  points.pop();
  return [from, ...(forward ? points : points.toReversed())];
}

const edgeKey = (a: Point, b: Point) => `${a[0]},${a[1]};${b[0]},${b[1]}`;

/** Outer rings of a union of rings that share vertices exactly: the edges that only one of them has. */
function dissolve(rings: readonly Point[][]): Point[][] {
  const edges = new Map<string, { from: Point; to: Point }>();
  for (const ring of rings)
    ring.forEach((from, at) => {
      const to = ring[(at + 1) % ring.length]!;
      if (!edges.delete(edgeKey(to, from))) edges.set(edgeKey(from, to), { from, to });
    });
  const next = new Map([...edges.values()].map(({ from, to }) => [`${from[0]},${from[1]}`, to] as const));
  const joined: Point[][] = [];
  while (next.size > 0) {
    const [start] = next.keys();
    const ring: Point[] = [];
    let at = start!;
    for (let to = next.get(at); to; to = next.get(at)) {
      next.delete(at);
      ring.push(to);
      at = `${to[0]},${to[1]}`;
    }
    joined.push(ring);
  }
  return joined;
}

/**
 * Wards and LSOAs of the county: LSOAs nest in wards, and both tile the county without gap or overlap, because
 * neighbours share every vertex. They are the same for every seed and scale.
 */
export function drawBoundaries(): { wards: Ward[]; lsoas: Lsoa[] } {
  const places = wardPlans.flatMap((ward, wardNo) =>
    ward.localities.map((locality, place) => ({ wardNo, place, locality })),
  );
  const cells = voronoiCells(
    places.map(({ locality }): Point => [locality.easting, locality.northing]),
    outline,
  );
  const lsoas = places.map(({ wardNo, place, locality }, no): Lsoa => {
    const cell = cells[no]!;
    const ring = cell.flatMap((from, at) => wavy(from, cell[(at + 1) % cell.length]!));
    return { no, code: lsoaCode(no), name: lsoaName(wardNo, place), wardNo, place, locality, ring };
  });
  const wards = wardPlans.map(({ name, town, beat }, no): Ward => {
    const rings = dissolve(lsoas.filter((lsoa) => lsoa.wardNo === no).map((lsoa) => lsoa.ring));
    return { no, code: wardCode(no), name, town, beat, rings };
  });
  return { wards, lsoas };
}
