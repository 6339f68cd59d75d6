import type { Optional } from '../components/slots.ts';
import { DataIsland, TrustedSvg } from '../raw.tsx';
import type { MapClass, MapIsland } from '../client/map/map-data.ts';

/** Spread into the layout of a page with a map: `<Layout {...shell} {...mapAssets} …>`. */
export const mapAssets = { scripts: ['map.js'], styles: ['maplibre-gl.css'] } as const;

export type MapBesideTableProps = {
  /** Unique in the page. */
  id: string;
  /** "Map of incidents by ward, November 2025" */
  label: string;
  /** The table that says the same; the reader can skip to it. */
  tableId: string;
  features: MapIsland['features'];
  /** Lightest first. */
  classes: readonly MapClass[];
  /** West, south, east, north in degrees. */
  bounds: readonly [number, number, number, number];
  /** What is counted and when: "Incidents per 1,000 residents, year to October 2025". */
  legendTitle: string;
  /** The licence line of the boundaries and of the data. */
  attribution: string;
} & Optional<{
  /** Areas without a value: "Fewer than 5, not shown". */
  noValueWords: string;
  /** The same map drawn on the server, for those without JavaScript and for paper. */
  svg: string;
}>;

const noValueColour = '#e3e7e8';

/** A second view of a table, never the only one. Live where the browser can; drawn, or left out, where it cannot. */
export function MapBesideTable(props: MapBesideTableProps) {
  const island: MapIsland = {
    tableId: props.tableId,
    features: props.features,
    classes: props.classes,
    noValueColour,
    bounds: props.bounds,
  };
  return (
    <section class="cw-map" id={props.id} aria-label={props.label}>
      <a class="govuk-skip-link" href={`#${props.tableId}`} data-module="govuk-skip-link">
        Skip the map and go to the table
      </a>
      <div class="cw-map__canvas" data-map={`${props.id}-facts`} hidden />
      {props.svg && <TrustedSvg class="cw-map__drawing" svg={props.svg} />}
      <p class="cw-map__message govuk-body" role="status" />
      <div class="cw-map__caption">
        <Legend {...props} />
        <p class="cw-map__note">
          <svg
            class="cw-map__north"
            viewBox="0 0 10 16"
            width="10"
            height="16"
            aria-hidden="true"
            focusable="false"
          >
            <path d="M5 0l4.5 15L5 11.6.5 15z" fill="currentColor" />
          </svg>
          North is up. {props.attribution}
        </p>
      </div>
      <DataIsland id={`${props.id}-facts`} value={island} />
    </section>
  );
}

function Legend(props: MapBesideTableProps) {
  const noValue = props.noValueWords && { colour: noValueColour, words: props.noValueWords };
  const entries = [...props.classes, ...(noValue ? [noValue] : [])];
  return (
    <div class="cw-legend">
      <p class="cw-legend__title">{props.legendTitle}</p>
      <ul class="cw-legend__list">
        {entries.map(({ colour, words }) => (
          <li>
            <svg
              class="cw-legend__swatch"
              viewBox="0 0 18 14"
              width="18"
              height="14"
              aria-hidden="true"
              focusable="false"
            >
              <rect x="0.5" y="0.5" width="17" height="13" fill={colour} stroke="#12212b" />
            </svg>
            {words}
          </li>
        ))}
      </ul>
    </div>
  );
}
