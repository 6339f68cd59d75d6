import { z } from 'zod';
import { countInWords } from '../../../web/formats.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { EmptyState } from '../../../web/states.tsx';
import { DataTable, choice, urlState, type Column } from '../../../web/table/index.ts';
import { areaKindWords, areaKinds, type Area, type AreaKind } from '../types.ts';

export const areasUrl = urlState(z.object({ kind: choice(areaKinds) }));

const columns: Column<Area>[] = [
  {
    key: 'name',
    header: 'Name',
    cell: (area) => (
      <a class="govuk-link" href={`/areas/${area.kind}/${area.code}`}>
        {area.name}
      </a>
    ),
  },
  { key: 'code', header: 'Code', nowrap: true, cell: (area) => area.code },
  {
    key: 'incidents',
    header: 'What was told of it',
    nowrap: true,
    cell: (area) => (
      <a class="govuk-link" href={`/incidents?area=${area.kind}.${area.code}`}>
        Incidents<span class="govuk-visually-hidden"> in {area.name}</span>
      </a>
    ),
  },
];

export function ListPage({ kind, areas }: { kind: AreaKind; areas: readonly Area[] }) {
  const [, many] = areaKindWords[kind];
  const shown = areas.filter((area) => area.kind === kind);
  const counts = areaKinds.map((one) =>
    countInWords(areas.filter((area) => area.kind === one).length, ...areaKindWords[one]),
  );
  const other: AreaKind = kind === 'ward' ? 'lsoa' : 'ward';
  return (
    <>
      <PageHeading
        title="Areas"
        lead={`The county has ${counts.join(' and ')}. A report with a place on the map is counted in one of each.`}
        actions={
          <a class="govuk-link" href={areasUrl.href('/areas', { kind: other })}>
            Show {areaKindWords[other][1]}
          </a>
        }
      />
      <DataTable
        caption={`${many[0]?.toUpperCase()}${many.slice(1)}`}
        captionHidden
        columns={columns}
        rows={shown}
        empty={
          <EmptyState title={`No ${many} have been brought in`}>
            <p class="govuk-body">
              A data steward brings them in from a GeoJSON file:{' '}
              <code>commonweal areas import boundaries.geojson</code>.
            </p>
          </EmptyState>
        }
      />
    </>
  );
}
