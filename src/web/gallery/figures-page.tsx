import { barChart, choroplethSvg, wideAndNarrow } from '../../engines/charts/index.ts';
import { Figure, Figures } from '../figure/index.ts';
import { Layout } from '../layout.tsx';
import { MapBesideTable, mapAssets, type MapClass, type MapFeatures } from '../map/index.ts';
import { PageHeading } from '../page-heading.tsx';
import type { Shell } from '../shell.ts';
import { Suppressed } from '../states.tsx';
import { DataTable } from '../table/index.ts';

const months = ['June', 'July', 'August', 'September', 'October', 'November'];
const counts = [310, 362, 401, 377, 381, 412];

const chart = (id: string) =>
  wideAndNarrow((width, suffix) =>
    barChart({
      id: `${id}-chart${suffix}`,
      title: 'Incidents a month',
      description: 'Six bars, from 310 in June to 412 in November.',
      bars: months.map((label, index) => ({ label, value: counts[index] ?? null })),
      unit: 'Incidents a month',
      emphasis: 'November',
      width,
    }),
  );

const classes: MapClass[] = [
  { from: 0, colour: '#d3e8e4', words: 'fewer than 10' },
  { from: 10, colour: '#7fbcb2', words: '10 to 14' },
  { from: 15, colour: '#2f857a', words: '15 to 19' },
  { from: 20, colour: '#00453d', words: '20 or more' },
];

const wards = [
  { id: 'w1', label: 'Aldermoor', value: 8.1 },
  { id: 'w2', label: 'Castle', value: 12.4 },
  { id: 'w3', label: 'Harbourside', value: 21.7 },
  { id: 'w4', label: 'Northfield', value: null },
];

const features: MapFeatures = {
  type: 'FeatureCollection',
  features: [
    ...wards.map((ward, index) => {
      const west = -1.6 + (index % 2) * 0.1;
      const south = 54.7 + Math.floor(index / 2) * 0.06;
      return {
        type: 'Feature' as const,
        properties: { ...ward, words: wordsFor(ward.value), href: `/places/${ward.id}` },
        geometry: {
          type: 'Polygon' as const,
          coordinates: [
            [
              [west, south],
              [west + 0.1, south],
              [west + 0.1, south + 0.06],
              [west, south + 0.06],
              [west, south],
            ],
          ],
        },
      };
    }),
    {
      type: 'Feature',
      properties: { id: 'p1', label: 'Harbour Parade', value: 22, words: '22 incidents' },
      geometry: { type: 'Point', coordinates: [-1.47, 54.72] },
    },
  ],
};

function wordsFor(value: number | null): string {
  return value === null ? 'Fewer than 5 incidents, not shown' : `${value} incidents per 1,000 residents`;
}

const mapDrawing = wideAndNarrow((width, suffix) =>
  choroplethSvg({
    id: `ward-map-drawing${suffix}`,
    title: 'Incidents by ward',
    description: 'Four wards; Harbourside is the darkest.',
    areas: wards.map((ward, index) => {
      const west = (index % 2) * 6400;
      const south = Math.floor(index / 2) * 6600;
      const ring = [
        [west, south],
        [west + 6400, south],
        [west + 6400, south + 6600],
        [west, south + 6600],
        [west, south],
      ];
      return { name: ward.label, value: ward.value, polygons: [[ring]], nameAt: [west + 3200, south + 3300] };
    }),
    classes,
    legendTitle: 'Incidents per 1,000 residents',
    attribution: 'Boundaries are invented for this county.',
    caption: false,
    tallest: 420,
    width,
  }),
);

/** Charts and a map, each with its numbers. */
export function GalleryFiguresPage({ shell }: { shell: Shell }) {
  return (
    <Layout {...shell} {...mapAssets} title="Dashboard" section="dashboards" wide>
      <PageHeading
        title="Dashboard"
        lead="Incidents rose for the second month running; Harbourside has the highest rate."
      />
      <Figures>
        {['by-month', 'by-month-again'].map((id) => (
          <Figure
            id={id}
            title="Incidents a month"
            finding="November had 412, the most of the six months."
            svg={chart(id)}
            table={{
              columns: [{ header: 'Month' }, { header: 'Incidents', numeric: true }],
              rows: months.map((month, index) => [month, counts[index]]),
            }}
            period="1 June to 30 November 2025"
            denominator="all incidents, whoever was told"
            source="police, council and Wexcombe Homes"
            csvHref="/dashboards/by-month.csv"
          />
        ))}
      </Figures>
      <h2 class="govuk-heading-m">Where</h2>
      <MapBesideTable
        id="ward-map"
        label="Map of incidents by ward"
        tableId="wards"
        features={features}
        classes={classes}
        bounds={[-1.6, 54.7, -1.4, 54.82]}
        legendTitle="Incidents per 1,000 residents, year to November 2025"
        noValueWords="fewer than 5 incidents, not shown"
        attribution="Boundaries are invented for this county."
        svg={mapDrawing}
      />
      <DataTable
        id="wards"
        caption="Incidents by ward"
        columns={[
          { key: 'ward', header: 'Ward', cell: (ward) => ward.label },
          {
            key: 'rate',
            header: 'Per 1,000 residents',
            numeric: true,
            cell: (ward) => ward.value ?? <Suppressed />,
          },
          {
            key: 'map',
            header: 'Map',
            cell: (ward) => (
              <a class="govuk-link" href="#ward-map" data-map-show={ward.id}>
                Show {ward.label}
              </a>
            ),
          },
        ]}
        rows={wards}
      />
    </Layout>
  );
}
