import type { MapIsland } from './map/map-data.ts';
import { drawMap } from './map/draw-map.ts';
import { joinValues } from './map/join-values.ts';

const sorry = 'The map cannot be drawn in this browser. Everything on it is in the table.';

/** Each map of the page; one that fails says so and leaves the table, and the drawing, as they were. */
for (const canvas of document.querySelectorAll<HTMLElement>('[data-map]')) void bringToLife(canvas);

async function bringToLife(canvas: HTMLElement): Promise<void> {
  const figure = canvas.closest('.cw-map');
  const facts = document.getElementById(canvas.dataset['map'] ?? '')?.textContent;
  if (!figure || !facts) return;
  try {
    const island = await joinValues(JSON.parse(facts) as MapIsland);
    canvas.hidden = false;
    drawMap(canvas, island);
    figure.classList.add('cw-map--live');
  } catch {
    canvas.hidden = true;
    const message = figure.querySelector('.cw-map__message');
    if (message) message.textContent = sorry;
  }
}
