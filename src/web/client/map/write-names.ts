import { Marker, type Map as MapView } from 'maplibre-gl';
import type { MapIsland } from './map-data.ts';

/** With more areas than this, names would cover what they name. */
const mostNames = 80;

type MiddleOf = (geometry: GeoJSON.Geometry) => [number, number] | undefined;

/**
 * Writes areas' names over them, as elements of the page, because drawn text would need a font from elsewhere. Of two that
 * would overlap the one with the higher value stands; moving closer brings the other back.
 */
export function writeNames(map: MapView, { features }: MapIsland, middleOf: MiddleOf): void {
  if ('url' in features) return;
  const areas = features.features.filter(({ geometry }) => geometry.type.endsWith('Polygon'));
  if (areas.length > mostNames) return;
  const names = areas
    .toSorted((a, b) => (b.properties.value ?? 0) - (a.properties.value ?? 0))
    .flatMap(({ geometry, properties }) => {
      const middle = middleOf(geometry);
      if (!middle) return [];
      const element = document.createElement('span');
      element.className = 'cw-map__name';
      element.textContent = properties.label;
      // Read in the table already.
      element.ariaHidden = 'true';
      new Marker({ element }).setLngLat(middle).addTo(map);
      return element;
    });
  const hideCovered = () => {
    const taken: DOMRect[] = [];
    for (const name of names) {
      const box = name.getBoundingClientRect();
      const isCovered = taken.some(
        (other) =>
          box.left < other.right &&
          box.right > other.left &&
          box.top < other.bottom &&
          box.bottom > other.top,
      );
      name.style.visibility = isCovered ? 'hidden' : 'visible';
      if (!isCovered) taken.push(box);
    }
  };
  map.on('moveend', hideCovered);
  map.once('idle', hideCovered);
}
