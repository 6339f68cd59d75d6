import { momentInWords } from '../../../web/formats.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import {
  ActiveFilters,
  DataTable,
  FilteredList,
  Filters,
  type FiltersProps,
} from '../../../web/table/index.ts';
import { CountMap, type Area, type AreaOutlines } from '../../areas/index.ts';
import { nsirClasses, type CategoryChoice } from '../../incidents/index.ts';
import { listSentence } from '../../sources/index.ts';
import type { FigureRow, Figures } from '../types.ts';
import { dashboardPath, hrefWithout, listHref, type DashboardState } from './dashboard-url.ts';
import { FigureSections, fileHref, ShownCount } from './figure-sections.tsx';
import { HonestyStrip } from './honesty-strip.tsx';
import { areaFinding, elsewhereInWords, leadInWords, periodInWords } from './in-words.ts';

/** What the filters may offer. */
export interface Offered {
  partners: readonly { code: string; short: string }[];
  wards: readonly Area[];
  categories: readonly CategoryChoice[];
}

export interface DashboardPageProps {
  state: DashboardState;
  figures: Figures;
  offered: Offered;
  outlines: AreaOutlines;
  /** Whether a number may lead to the list of what it counts. */
  mayList: boolean;
  now: Temporal.Instant;
}

export function DashboardPage(props: DashboardPageProps) {
  const { state, figures, offered, mayList, now } = props;
  const filters = filtersOf(state, offered);
  const partners = [...new Set(figures.sources.map(({ source }) => source.partner))];
  const source =
    partners.length > 3 ? `reports of ${partners.length} partners` : `reports of ${partners.join(', ')}`;
  return (
    <>
      <PageHeading title="Figures" lead={leadInWords(figures)} />
      <p class="govuk-body">
        {listSentence(
          figures.sources.map(({ source }) => source),
          now,
        )}{' '}
        The picture is as it was on {momentInWords(figures.cut)}.{' '}
        <a class="govuk-link" href="#honesty">
          What is missing
        </a>
      </p>
      <FilteredList filters={<Filters {...filters} />}>
        <ActiveFilters {...filters} />
        <FigureSections state={state} figures={figures} mayList={mayList} source={source} />
        <ByArea {...props} />
        <HonestyStrip sources={figures.sources} now={now} />
      </FilteredList>
    </>
  );
}

function ByArea({ state, figures, outlines, mayList }: DashboardPageProps) {
  const { period, byArea } = figures;
  const hrefOf = (code: string) => listHref(state, period, { area: `ward.${code}` });
  return (
    <section class="cw-figure" aria-labelledby="by-area-title">
      <h2 class="cw-figure__title" id="by-area-title">
        By ward
      </h2>
      <p class="cw-figure__finding">{areaFinding(byArea, figures.total.reports)}</p>
      <div class="cw-map-and-table">
        <CountMap
          id="ward-map"
          label="Map of reports by ward"
          tableId="by-area"
          outlines={outlines}
          counts={byArea.map(({ code, name, reports }) => ({ code, name, count: reports }))}
          noun={['report', 'reports']}
          legendTitle={`Reports, ${periodInWords(period)}`}
          {...(mayList ? { hrefOf } : {})}
        />
        <div>
          <DataTable<FigureRow>
            id="by-area"
            caption="Reports by ward"
            captionHidden
            columns={[
              {
                key: 'ward',
                header: 'Ward',
                cell: ({ code, name, incidents }) =>
                  mayList && incidents !== 0 ? (
                    <a class="govuk-link" href={hrefOf(code)}>
                      {name}
                    </a>
                  ) : (
                    name
                  ),
              },
              {
                key: 'reports',
                header: 'Reports',
                numeric: true,
                cell: (row) => <ShownCount count={row.reports} />,
              },
              {
                key: 'incidents',
                header: 'Incidents',
                numeric: true,
                cell: (row) => <ShownCount count={row.incidents} />,
              },
            ]}
            rows={byArea}
          />
          <p class="cw-figure__source">
            {elsewhereInWords(figures.elsewhere)}
            <a class="govuk-link govuk-link--no-visited-state" href={fileHref('by-area', state)}>
              Download as CSV<span class="govuk-visually-hidden">: reports by ward</span>
            </a>
          </p>
        </div>
      </div>
    </section>
  );
}

function filtersOf(state: DashboardState, offered: Offered): FiltersProps {
  return {
    action: dashboardPath,
    hrefWithout: (name, value) => hrefWithout(state, name, value),
    fields: [
      { kind: 'day', name: 'from', label: 'Told on or after', value: state.from },
      { kind: 'day', name: 'until', label: 'Told on or before', value: state.until },
      {
        kind: 'select',
        name: 'kind',
        label: 'Kind',
        value: state.kind === 'asb' ? '' : state.kind,
        anyText: 'Anti-social behaviour',
        options: [
          { value: 'crime', text: 'Crime' },
          { value: 'all', text: 'Both' },
        ],
      },
      {
        kind: 'select',
        name: 'category',
        label: 'What happened',
        value: state.category,
        anyText: 'Anything',
        options: offered.categories.map(({ code, name, depth }) => ({
          value: code,
          text: depth === 0 ? name : `– ${name}`,
        })),
      },
      {
        kind: 'select',
        name: 'area',
        label: 'Area',
        value: state.area,
        anyText: 'Anywhere',
        options: offered.wards.map((ward) => ({ value: `ward.${ward.code}`, text: ward.name })),
      },
      {
        kind: 'checkboxes',
        name: 'partner',
        label: 'Told to',
        values: state.partner,
        options: offered.partners.map(({ code, short }) => ({ value: code, text: short })),
      },
      {
        kind: 'checkboxes',
        name: 'class',
        label: 'Class',
        values: state.class,
        options: nsirClasses.map((value) => ({ value, text: value[0]!.toUpperCase() + value.slice(1) })),
      },
    ],
  };
}
