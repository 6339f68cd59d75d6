import { json, page, refused, type Route } from '../../web/server/index.ts';
import { AreaPage } from './pages/area-page.tsx';
import { areasUrl, ListPage } from './pages/list-page.tsx';
import { areaKinds } from './types.ts';
import { areaOutlines } from './use-cases/area-outlines.ts';
import { listAreas } from './use-cases/list-areas.ts';
import { openArea } from './use-cases/open-area.ts';

const section = 'areas';
/** The address carries the version, so what a browser keeps is never out of date. */
const keepSeconds = 30 * 24 * 3600;

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/areas',
    async answer({ query, perform }) {
      const { kind } = areasUrl.read(query);
      const listed = await perform(listAreas, {});
      if (!listed.ok) return refused(listed.refusal);
      return page('Areas', <ListPage kind={kind} areas={listed.value} />, { section });
    },
  },
  ...areaKinds.map((kind): Route => ({
    method: 'GET',
    path: `/areas/${kind}.geojson`,
    async answer({ query, perform }) {
      const drawn = await perform(areaOutlines, { kind });
      if (!drawn.ok) return refused(drawn.refusal);
      const { collection, version } = drawn.value;
      return json(collection, query.get('v') === version ? keepSeconds : undefined);
    },
  })),
  {
    method: 'GET',
    path: '/areas/:kind/:code',
    async answer({ params, perform }) {
      const opened = await perform(openArea, params);
      if (!opened.ok) return refused(opened.refusal);
      const { area, outlines } = opened.value;
      return page(area.name, <AreaPage area={area} outlines={outlines} />, {
        section,
        back: { href: areasUrl.href('/areas', { kind: area.kind }), text: 'Back to areas' },
      });
    },
  },
];
