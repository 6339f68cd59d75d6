import { choroplethSvg, valueClasses } from '../../../engines/charts/index.ts';
import { countInWords } from '../../../web/formats.ts';
import { MapBesideTable, type MapFeatures, type MapValue } from '../../../web/map/index.ts';
import type { AreaOutlines } from '../types.ts';

export interface AreaCount {
  code: string;
  name: string;
  /** Undefined where it is too small to show. */
  count: number | undefined;
}

export interface CountMapProps {
  /** Unique in the page. */
  id: string;
  /** "Map of incidents by ward" */
  label: string;
  /** The table that says the same. */
  tableId: string;
  outlines: AreaOutlines;
  /** Those with a count; an area that is not among them has none. */
  counts: readonly AreaCount[];
  /** What is counted: one, and many. */
  noun: readonly [string, string];
  /** "Incidents told, 1 October to 31 December 2025" */
  legendTitle: string;
  /** Where pressing an area leads. */
  hrefOf?: (code: string) => string;
  /** Single spots over the areas, for those who may see them. */
  points?: MapFeatures | undefined;
}

/** Areas coloured by how many of something each has; the table beside it says the same. */
export function CountMap(props: CountMapProps) {
  const { outlines } = props;
  const byCode = new Map(props.counts.map((one) => [one.code, one]));
  const values = outlines.shapes.map(({ code, name, polygons }) => {
    const known = byCode.get(code);
    const count = known ? known.count : 0;
    return { code, name, polygons, count };
  });
  const classes = valueClasses(values.map(({ count }) => count ?? null));
  if (!outlines.bounds) return null;
  const attribution = outlines.attributions.join(' ');
  const noValueWords = 'Fewer than 5, not shown';
  return (
    <MapBesideTable
      id={props.id}
      label={props.label}
      tableId={props.tableId}
      features={{
        url: `/areas/${outlines.kind}.geojson?v=${outlines.version}`,
        values: Object.fromEntries(values.map((one) => [one.code, valueOf(one, props)])),
        ...(props.points ? { points: props.points } : {}),
      }}
      classes={classes}
      bounds={outlines.bounds}
      legendTitle={props.legendTitle}
      noValueWords={values.some(({ count }) => count === undefined) ? noValueWords : undefined}
      attribution={attribution}
      svg={choroplethSvg({
        id: `${props.id}-drawing`,
        title: props.label,
        description: 'Darker areas have more. The table beside it has every number.',
        areas: values.map(({ name, polygons, count }) => ({
          name,
          polygons,
          value: count ?? null,
          ...(values.length <= mostNamed ? nameSpot(polygons) : {}),
        })),
        classes,
        legendTitle: props.legendTitle,
        noValueWords,
        attribution,
        caption: false,
      })}
    />
  );
}

/** With more areas than this, names would cover what they name. */
const mostNamed = 80;

/** Where to write the name of an area: the middle of the box round its largest part. */
function nameSpot(polygons: AreaOutlines['shapes'][number]['polygons']): { nameAt?: [number, number] } {
  const largest = polygons.map(([outer]) => outer ?? []).sort((a, b) => b.length - a.length)[0] ?? [];
  if (largest.length === 0) return {};
  const middle = (axis: 0 | 1) => {
    const values = largest.map((point) => point[axis]!);
    return (Math.min(...values) + Math.max(...values)) / 2;
  };
  return { nameAt: [middle(0), middle(1)] };
}

function valueOf(one: AreaCount, { noun, hrefOf }: CountMapProps): MapValue {
  return {
    value: one.count ?? null,
    words: one.count === undefined ? `Fewer than 5 ${noun[1]}` : sentence(countInWords(one.count, ...noun)),
    ...(hrefOf ? { href: hrefOf(one.code) } : {}),
  };
}

function sentence(words: string): string {
  return `${words[0]?.toUpperCase()}${words.slice(1)}`;
}
