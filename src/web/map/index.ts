export { MapBesideTable, mapAssets, type MapBesideTableProps } from './map-beside-table.tsx';
export type {
  MapClass,
  MapFeatures,
  MapProperties,
  MapValue,
  SharedOutlines,
} from '../client/map/map-data.ts';
