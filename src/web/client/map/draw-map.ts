import { Map as MapView, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import type { MapIsland } from './map-data.ts';
import { mapStyle } from './map-style.ts';
import { writeNames } from './write-names.ts';
import { showFeature } from './show-feature.ts';

/** Put in by the build: where the worker of this very version is served. */
declare const MAPLIBRE_WORKER_URL: string;

/**
 * Draws a live map of the island's features on a plain ground: no tiles, no glyphs, no other host.
 * Throws where the browser has no WebGL2.
 */
export function drawMap(container: HTMLElement, island: MapIsland): void {
  setWorkerUrl(new URL(MAPLIBRE_WORKER_URL, location.href).href);
  const [west, south, east, north] = island.bounds;
  const map = new MapView({
    container,
    style: mapStyle(island),
    bounds: [
      [west, south],
      [east, north],
    ],
    fitBoundsOptions: { padding: 24 },
    attributionControl: false,
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    maxZoom: 18,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new ScaleControl({ maxWidth: 120, unit: 'metric' }), 'bottom-left');
  map.getCanvas().setAttribute('aria-label', 'Map; arrow keys move it, plus and minus zoom');
  map.once('idle', () => container.setAttribute('data-drawn', 'true'));

  for (const layer of ['areas', 'points']) {
    map.on('click', layer, ({ features, lngLat }) => {
      const [feature] = features ?? [];
      if (feature) showFeature(map, feature.properties, lngLat);
    });
    map.on('mouseenter', layer, () => map.getCanvas().style.setProperty('cursor', 'pointer'));
    map.on('mouseleave', layer, () => map.getCanvas().style.removeProperty('cursor'));
  }
  linkTable(map, island);
  writeNames(map, island, middleOf);
}

/** A link in the table with data-map-show="id" goes to the feature; without the map it goes to the figure. */
function linkTable(map: MapView, island: MapIsland): void {
  const { features } = island;
  if ('url' in features) return;
  for (const link of document.querySelectorAll<HTMLElement>('[data-map-show]')) {
    const feature = features.features.find(({ properties }) => properties.id === link.dataset['mapShow']);
    if (!feature) continue;
    link.addEventListener('click', () => {
      const middle = middleOf(feature.geometry);
      if (!middle) return;
      map.jumpTo({ center: middle });
      showFeature(map, feature.properties, middle);
    });
  }
}

/** The middle of the box round a shape: near enough to hang a label on. */
function middleOf(geometry: GeoJSON.Geometry): [number, number] | undefined {
  if (geometry.type === 'GeometryCollection') return undefined;
  const numbers = (geometry.coordinates as unknown[]).flat(Infinity) as number[];
  const longitudes = numbers.filter((_, index) => index % 2 === 0);
  const latitudes = numbers.filter((_, index) => index % 2 === 1);
  if (longitudes.length === 0) return undefined;
  return [middleOfRange(longitudes), middleOfRange(latitudes)];
}

function middleOfRange(values: number[]): number {
  return (values.reduce((a, b) => Math.min(a, b)) + values.reduce((a, b) => Math.max(a, b))) / 2;
}
