import { countInWords, numberInWords } from '../../../web/formats.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { Suppressed } from '../../../web/states.tsx';
import { ActiveFilters, DataTable, FilteredList, Filters } from '../../../web/table/index.ts';
import { areaKindWords, CountMap, type AreaCount } from '../../areas/index.ts';
import type { MapFeatures } from '../../../web/map/index.ts';
import type { CountedAreas, IncidentSpot } from '../use-cases/count-by-area.ts';
import { incidentFilters } from './incident-filters.ts';
import { hrefTo, listPath, mapPath, type IncidentsState } from './incidents-url.ts';
import { nounOf, periodInWords, whenTold } from './in-words.ts';

export function MapPage({ state, counted }: { state: IncidentsState; counted: CountedAreas }) {
  const { outlines, counts, elsewhere, isRounded } = counted;
  const filters = incidentFilters(mapPath, state, counted);
  const noun = nounOf[state.kind];
  const [area, areas] = areaKindWords[outlines.kind];
  const other = outlines.kind === 'ward' ? 'lsoa' : 'ward';
  const period = periodInWords(state.from, state.until) || ', all times';
  const listOf = (code: string) => hrefTo(listPath, state, { area: `${outlines.kind}.${code}` });
  return (
    <>
      <PageHeading
        title={`Incidents by ${area}`}
        lead={leadOf(counted, noun, area)}
        actions={
          <>
            <a class="govuk-link" href={hrefTo(mapPath, state, { by: other })}>
              By {areaKindWords[other][0]}
            </a>
            <a class="govuk-link" href={hrefTo(listPath, state)}>
              Show as a list
            </a>
          </>
        }
      />
      <FilteredList filters={<Filters {...filters} />}>
        <ActiveFilters {...filters} />
        <div class="cw-map-and-table">
          <CountMap
            id="incident-map"
            label={`Map of ${noun[1]} by ${area}`}
            tableId="by-area"
            outlines={outlines}
            counts={counts}
            noun={noun}
            legendTitle={`${noun[1][0]?.toUpperCase()}${noun[1].slice(1)} told${period}`}
            hrefOf={listOf}
            points={counted.spots && pointsOf(counted.spots)}
          />
          <div>
            <DataTable<AreaCount>
              id="by-area"
              caption={`${noun[1]} by ${area}`}
              captionHidden
              columns={[
                {
                  key: 'area',
                  header: area[0]?.toUpperCase() + area.slice(1),
                  cell: ({ code, name, count }) =>
                    count === 0 ? (
                      name
                    ) : (
                      <a class="govuk-link" href={listOf(code)}>
                        {name}
                      </a>
                    ),
                },
                {
                  key: 'count',
                  header: noun[1][0]?.toUpperCase() + noun[1].slice(1),
                  numeric: true,
                  cell: ({ count }) => (count === undefined ? <Suppressed /> : numberInWords(count)),
                },
              ]}
              rows={counts}
            />
            <p class="govuk-body-s">
              {elsewhereInWords(elsewhere, areas)}
              {counted.spots &&
                'Each ring on the live map is an incident, somewhere in its square of 100 metres. '}
              {isRounded && 'Your role sees counts to the nearest five; those under five are not shown.'} An
              incident told of in two {areas} is counted in both.
            </p>
          </div>
        </div>
      </FilteredList>
    </>
  );
}

/** "81 more have no place on the map, or one outside these wards. "; empty where there is none. */
function elsewhereInWords(count: number | undefined, areas: string): string {
  if (count === 0) return '';
  const many = count === undefined ? 'Fewer than 5' : numberInWords(count);
  return `${many} more ${count === 1 ? 'has' : 'have'} no place on the map, or one outside these ${areas}. `;
}

function pointsOf(spots: readonly IncidentSpot[]): MapFeatures {
  return {
    type: 'FeatureCollection',
    features: spots.map(({ reference, category, told, longitude, latitude }) => ({
      type: 'Feature',
      properties: {
        id: reference,
        label: reference,
        value: null,
        words: `${category}, told ${whenTold(told)}`,
        href: `/incidents/${reference}`,
      },
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
    })),
  };
}

/** "Harbourside has the most, 88 incidents; 12 of 63 wards have none." */
function leadOf({ counts }: CountedAreas, noun: readonly [string, string], area: string): string {
  if (counts.length === 0) return 'No boundaries have been brought in yet, so there is nothing to draw on.';
  const [most] = counts;
  const empty = counts.filter(({ count }) => count === 0).length;
  if (!most || most.count === 0) return `No ${noun[1]} that match have a place on the map.`;
  const leading =
    most.count === undefined
      ? `Every ${area} has fewer than 5`
      : `${most.name} has the most, ${countInWords(most.count, ...noun)}`;
  const none = `${numberInWords(empty)} of ${countInWords(counts.length, area)} ${empty === 1 ? 'has' : 'have'} none`;
  return empty === 0 ? `${leading}.` : `${leading}; ${none}.`;
}
