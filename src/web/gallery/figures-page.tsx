import { Figure, Figures } from '../figure/index.ts';
import { Layout } from '../layout.tsx';
import { MapBesideTable, mapAssets, type MapClass, type MapFeatures } from '../map/index.ts';
import { PageHeading } from '../page-heading.tsx';
import type { Shell } from '../shell.ts';
import { Suppressed } from '../states.tsx';
import { DataTable } from '../table/index.ts';

const months = ['June', 'July', 'August', 'September', 'October', 'November'];
const counts = [310, 362, 401, 377, 381, 412];

const bars = counts.map((count, index) => {
  const height = count / 2.4;
  const x = 40 + index * 95;
  return `<rect x="${x}" y="${190 - height}" width="60" height="${height}" fill="#00594f"/><text x="${x + 30}" y="${182 - height}" text-anchor="middle" font-size="14" fill="#12212b">${count}</text><text x="${x + 30}" y="210" text-anchor="middle" font-size="14" fill="#12212b">${months[index]}</text>`;
});

/** Stands in for a chart of engines/charts. */
const sampleChart = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 220" role="img" aria-labelledby="c-t c-d"><title id="c-t">Incidents a month</title><desc id="c-d">Six bars, from 310 in June to 412 in November.</desc><line x1="30" x2="610" y1="190" y2="190" stroke="#12212b"/>${bars.join('')}</svg>`;

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

/** Stands in for the drawing of a map made on the server. */
const sampleMap = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 220" role="img" aria-label="Map of four wards"><rect x="100" y="110" width="200" height="100" fill="#d3e8e4" stroke="#fff"/><rect x="300" y="110" width="200" height="100" fill="#7fbcb2" stroke="#fff"/><rect x="100" y="10" width="200" height="100" fill="#00453d" stroke="#fff"/><rect x="300" y="10" width="200" height="100" fill="#e3e7e8" stroke="#fff"/></svg>`;

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
            svg={sampleChart.replaceAll('c-t', `${id}-t`).replaceAll('c-d', `${id}-d`)}
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
        svg={sampleMap}
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
