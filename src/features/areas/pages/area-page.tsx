import { PageHeading } from '../../../web/page-heading.tsx';
import { areaKindWords, type Area, type AreaOutlines } from '../types.ts';
import { AreaMap } from './area-map.tsx';

export function AreaPage({ area, outlines }: { area: Area; outlines: AreaOutlines }) {
  const [kind] = areaKindWords[area.kind];
  return (
    <>
      <PageHeading
        caption={`${kind[0]?.toUpperCase()}${kind.slice(1)}`}
        title={area.name}
        lead={`Reports with a place inside this ${kind} are counted here. Its code is ${area.code}.`}
        actions={
          <a class="govuk-link" href={`/incidents?area=${area.kind}.${area.code}`}>
            Incidents in {area.name}
          </a>
        }
      />
      <AreaMap id="where" title={`Where ${area.name} lies`} outlines={outlines} code={area.code} />
    </>
  );
}
