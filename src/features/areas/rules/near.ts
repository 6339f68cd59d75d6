import { boundsOf, type Bounds } from '../../../engines/geometry/index.ts';
import type { AreaShape } from '../types.ts';

/** How much of an area's width and height is shown beyond it on each side. */
const beyond = 0.25;

/** An area and those that reach into a window round it, to draw it among its neighbours; the area alone where it has no outline. */
export function withNeighbours(area: AreaShape, all: readonly AreaShape[]): AreaShape[] {
  const own = boundsOf([area.polygons]);
  if (!own) return [area];
  const [wider, taller] = [(own.maxX - own.minX) * beyond, (own.maxY - own.minY) * beyond];
  const window: Bounds = {
    minX: own.minX - wider,
    maxX: own.maxX + wider,
    minY: own.minY - taller,
    maxY: own.maxY + taller,
  };
  return all.filter((other) => {
    const box = boundsOf([other.polygons]);
    return (
      box !== undefined &&
      box.minX <= window.maxX &&
      box.maxX >= window.minX &&
      box.minY <= window.maxY &&
      box.maxY >= window.minY
    );
  });
}
