import { closedRing, type ClosedRing, type Shape } from './rings.ts';

function squaredDistanceToSegment(p: number[], a: number[], b: number[]): number {
  const dx = b[0]! - a[0]!;
  const dy = b[1]! - a[1]!;
  const length = dx * dx + dy * dy;
  const t = length > 0 ? Math.min(1, Math.max(0, ((p[0]! - a[0]!) * dx + (p[1]! - a[1]!) * dy) / length)) : 0;
  const ex = p[0]! - a[0]! - t * dx;
  const ey = p[1]! - a[1]! - t * dy;
  return ex * ex + ey * ey;
}

function simplifyRing(ring: ClosedRing, tolerance: number): ClosedRing | undefined {
  const last = ring.length - 1;
  const keep = new Uint8Array(ring.length);
  // A ring has no ends of its own: its first position and the one furthest from it serve as ends.
  let far = 0;
  let reach = -1;
  for (let i = 1; i < last; i++) {
    const away = Math.hypot(ring[i]![0] - ring[0]![0], ring[i]![1] - ring[0]![1]);
    if (away > reach) [far, reach] = [i, away];
  }
  keep[0] = keep[far] = keep[last] = 1;
  const spans: [number, number][] = [
    [0, far],
    [far, last],
  ];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let worst = tolerance * tolerance;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const distance = squaredDistanceToSegment(ring[i]!, ring[from]!, ring[to]!);
      if (distance > worst) [worst, at] = [distance, i];
    }
    if (at > 0) {
      keep[at] = 1;
      spans.push([from, at], [at, to]);
    }
  }
  const kept = ring.filter((_, i) => keep[i] === 1);
  return kept.length >= 4 ? kept : undefined;
}

/**
 * A shape with fewer positions, none of the dropped ones further than `tolerance` from the new outline
 * (Douglas and Peucker 1973). For drawing only: neighbours are simplified apart, so their shared edge may gape by up to
 * twice the tolerance. Keep it under half a pixel. Rings too small to survive are left out; a polygon whose outer
 * ring does not survive keeps it unsimplified, so that no area vanishes from a map.
 *
 * @param tolerance in the unit of the shape; 0 leaves out only positions on a straight line
 */
export function simplify(shape: Shape, tolerance: number): ClosedRing[][] {
  const polygons: ClosedRing[][] = [];
  for (const polygon of shape) {
    const rings: ClosedRing[] = [];
    for (const [order, ring] of polygon.entries()) {
      const closed = closedRing(ring);
      const simpler = closed && simplifyRing(closed, tolerance);
      if (simpler) rings.push(simpler);
      else if (order === 0 && closed) rings.push(closed);
      else if (order === 0) break;
    }
    if (rings.length > 0) polygons.push(rings);
  }
  return polygons;
}
