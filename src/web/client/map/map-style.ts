import type { ExpressionSpecification, FilterSpecification, StyleSpecification } from 'maplibre-gl';
import type { MapIsland } from './map-data.ts';

const areasOnly: FilterSpecification = ['in', ['geometry-type'], ['literal', ['Polygon', 'MultiPolygon']]];
const pointsOnly: FilterSpecification = ['in', ['geometry-type'], ['literal', ['Point', 'MultiPoint']]];

/** A muted ground with the data on top: areas filled, points as circles, both by the legend's classes. */
export function mapStyle(island: MapIsland): StyleSpecification {
  const data = 'url' in island.features ? island.features.url : island.features;
  return {
    version: 8,
    sources: { features: { type: 'geojson', data } },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#f1f5f5' } },
      {
        id: 'areas',
        type: 'fill',
        source: 'features',
        filter: areasOnly,
        paint: { 'fill-color': colourByClass(island), 'fill-antialias': true },
      },
      {
        id: 'edges',
        type: 'line',
        source: 'features',
        filter: areasOnly,
        paint: { 'line-color': '#ffffff', 'line-width': 1.2 },
      },
      {
        id: 'points',
        type: 'circle',
        source: 'features',
        filter: pointsOnly,
        paint: {
          'circle-color': colourByClass(island),
          'circle-radius': 6,
          'circle-stroke-color': '#12212b',
          'circle-stroke-width': 1,
        },
      },
    ],
  };
}

function colourByClass({ classes, noValueColour }: MapIsland): ExpressionSpecification | string {
  const [lowest, ...higher] = classes;
  if (!lowest) return noValueColour;
  const hasValue: ExpressionSpecification = ['==', ['typeof', ['get', 'value']], 'number'];
  if (higher.length === 0) return ['case', hasValue, lowest.colour, noValueColour];
  const steps = higher.flatMap(({ from, colour }) => [from, colour]);
  const step = ['step', ['get', 'value'], lowest.colour, ...steps] as ExpressionSpecification;
  return ['case', hasValue, step, noValueColour];
}
