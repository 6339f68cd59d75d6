export { areaIndex, type AreaIndex, type AreaShape, type Located } from './area-index.ts';
export { areaShapes, type AreaReading, type NamedArea } from './area-shapes.ts';
export { boundsOf, type Bounds } from './bounds.ts';
export { areaOf, centroid, labelPoint } from './centroid.ts';
export {
  formatGridReference,
  parseGridReference,
  type GridPosition,
  type GridReading,
} from './grid-reference.ts';
export {
  gridFromLonLat,
  gridFromLonLats,
  HELMERT_ERROR_M,
  lonLatFromGrid,
  lonLatsFromGrid,
  projectOsgb36,
  unprojectOsgb36,
} from './osgb36.ts';
export type { ClosedRing, Polygon, Position, Ring, Shape } from './rings.ts';
export { simplify } from './simplify.ts';
