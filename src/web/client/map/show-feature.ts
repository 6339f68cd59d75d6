import { Popup, type LngLatLike, type Map as MapView } from 'maplibre-gl';
import type { MapProperties } from './map-data.ts';

let open: Popup | undefined;

/** Says what was pressed, in words; one at a time. */
export function showFeature(map: MapView, given: object, at: LngLatLike): void {
  const properties = given as MapProperties;
  const content = document.createElement('div');
  content.className = 'cw-map__popup';
  const name = document.createElement('strong');
  name.textContent = properties.label;
  const words = document.createElement('p');
  words.textContent = properties.words;
  content.append(name, words);
  if (properties.href?.startsWith('/')) {
    const link = document.createElement('a');
    link.className = 'govuk-link';
    link.href = properties.href;
    link.textContent = `Open ${properties.label}`;
    content.append(link);
  }
  open?.remove();
  open = new Popup({ closeButton: true, maxWidth: '260px' }).setLngLat(at).setDOMContent(content).addTo(map);
}
