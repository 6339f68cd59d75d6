import pointInPolygon from 'point-in-polygon-hao';
import { closedRing, type ClosedRing, type Polygon, type Shape } from './rings.ts';

/** Twice the signed area of a closed ring, and its first moments about the ring's first position. */
function moments(ring: ClosedRing): { twice: number; mx: number; my: number } {
  const [ox, oy] = ring[0]!;
  let twice = 0;
  let mx = 0;
  let my = 0;
  for (let i = 1; i < ring.length; i++) {
    const ax = ring[i - 1]![0] - ox;
    const ay = ring[i - 1]![1] - oy;
    const bx = ring[i]![0] - ox;
    const by = ring[i]![1] - oy;
    const cross = ax * by - bx * ay;
    twice += cross;
    mx += (ax + bx) * cross;
    my += (ay + by) * cross;
  }
  return { twice, mx: mx / 3 + ox * twice, my: my / 3 + oy * twice };
}

function totals(shape: Shape): { twice: number; mx: number; my: number } {
  const sum = { twice: 0, mx: 0, my: 0 };
  for (const polygon of shape) {
    polygon.forEach((ring, order) => {
      const closed = closedRing(ring);
      if (!closed) return;
      const m = moments(closed);
      // The first ring adds and the holes take away, whichever way round each was drawn.
      const sign = (m.twice < 0 ? -1 : 1) * (order === 0 ? 1 : -1);
      sum.twice += sign * m.twice;
      sum.mx += sign * m.mx;
      sum.my += sign * m.my;
    });
  }
  return sum;
}

/** The area of a shape, holes taken away, in its unit squared (m² for metres). */
export function areaOf(shape: Shape): number {
  return totals(shape).twice / 2;
}

/**
 * The centre of mass of a shape, as [x, y]. It may lie outside a crescent; `labelPoint` never does.
 *
 * @returns undefined where the shape has no area
 */
export function centroid(shape: Shape): [number, number] | undefined {
  const { twice, mx, my } = totals(shape);
  return twice > 0 ? [mx / twice, my / twice] : undefined;
}

/** The middle of the longest stretch of the line y = `y` that lies inside the polygon. */
function middleOfWidestRun(rings: ClosedRing[], y: number): [number, number] | undefined {
  const crossings: number[] = [];
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1]!;
      const [bx, by] = ring[i]!;
      if (ay > y !== by > y) crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
    }
  }
  crossings.sort((a, b) => a - b);
  let best: [number, number] | undefined;
  let widest = 0;
  for (let i = 1; i < crossings.length; i += 2) {
    const width = crossings[i]! - crossings[i - 1]!;
    if (width > widest) {
      widest = width;
      best = [crossings[i - 1]! + width / 2, y];
    }
  }
  return best;
}

/**
 * A point inside the largest polygon of a shape, good for a label: the centroid where it lies inside,
 * else the middle of the widest run on the centroid's height.
 */
export function labelPoint(shape: Shape): [number, number] | undefined {
  let largest: Polygon | undefined;
  let most = 0;
  for (const polygon of shape) {
    const size = areaOf([polygon]);
    if (size > most) {
      most = size;
      largest = polygon;
    }
  }
  if (!largest) return undefined;
  const rings = largest.map(closedRing).filter((ring) => ring !== undefined);
  const middle = centroid([largest])!;
  return pointInPolygon(middle, rings) === true ? middle : (middleOfWidestRun(rings, middle[1]) ?? middle);
}
