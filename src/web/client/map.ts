import type { MapIsland } from '../map/map-data.ts';
import { drawMap } from './map/draw-map.ts';

const sorry = 'The map cannot be drawn in this browser. Everything on it is in the table.';

/** Each map of the page; one that fails says so and leaves the table, and the drawing, as they were. */
for (const canvas of document.querySelectorAll<HTMLElement>('[data-map]')) {
  const figure = canvas.closest('.cw-map');
  const facts = document.getElementById(canvas.dataset['map'] ?? '')?.textContent;
  if (!figure || !facts) continue;
  canvas.hidden = false;
  try {
    drawMap(canvas, JSON.parse(facts) as MapIsland);
    figure.classList.add('cw-map--live');
  } catch {
    canvas.hidden = true;
    const message = figure.querySelector('.cw-map__message');
    if (message) message.textContent = sorry;
  }
}
