import type { ComponentChildren } from 'preact';
import { numberInWords } from '../../../web/formats.ts';
import { Figure, Figures as SideBySide, type FigureTable } from '../../../web/figure/index.ts';
import { Suppressed } from '../../../web/states.tsx';
import type { FigureName, FigureRow, Figures, Shown } from '../types.ts';
import { barsChart, monthChart } from './charts.ts';
import { dashboardUrl, type DashboardState, listHref } from './dashboard-url.ts';
import { monthFinding, monthName, periodInWords, shareFinding } from './in-words.ts';

export interface SectionsProps {
  state: DashboardState;
  figures: Figures;
  /** Whether a number may lead to the list of what it counts. */
  mayList: boolean;
  /** "Harrowshire Police, Harrowshire Council" */
  source: string;
}

/** The figures that are bars: by month, class, category and partner. */
export function FigureSections(props: SectionsProps) {
  const { figures, state } = props;
  const { total, period } = figures;
  const shared = {
    period: periodInWords(period),
    source: props.source,
    ...(figures.isRounded ? { denominator: 'to the nearest five, under five not shown' } : {}),
  };
  const classHref = ({ code }: FigureRow) => listHref(state, period, { class: [code as 'personal'] });
  return (
    <>
      <Figure
        id="by-month"
        title="Reports by month"
        finding={monthFinding(figures.byMonth)}
        svg={monthChart(figures.byMonth)}
        table={monthTable(props)}
        csvHref={fileHref('by-month', state)}
        {...shared}
      />
      <SideBySide>
        <Figure
          id="by-class"
          title="By class of the national standard"
          finding={shareFinding(figures.byClass, total.reports)}
          svg={barsChart('by-class', 'Reports by class', figures.byClass)}
          table={tableOf('Class', figures.byClass, props, classHref)}
          csvHref={fileHref('by-class', state)}
          {...shared}
        />
        <Figure
          id="by-partner"
          title="By partner that was told"
          finding={shareFinding(figures.byPartner, total.reports)}
          svg={barsChart('by-partner', 'Reports by partner', figures.byPartner)}
          table={tableOf('Partner', figures.byPartner, props, ({ code }) =>
            listHref(state, period, { partner: [code] }),
          )}
          csvHref={fileHref('by-partner', state)}
          {...shared}
        />
      </SideBySide>
      <Figure
        id="by-category"
        title="What was told of most"
        finding={shareFinding(figures.byCategory, total.reports)}
        svg={barsChart('by-category', 'Reports by what happened', figures.byCategory, true)}
        table={tableOf('What happened', figures.byCategory, props, ({ code }) =>
          listHref(state, period, { category: code }),
        )}
        csvHref={fileHref('by-category', state)}
        {...shared}
      />
    </>
  );
}

export function fileHref(name: FigureName, state: DashboardState): string {
  return dashboardUrl.href(`/dashboards/${name}.csv`, state);
}

export function ShownCount({ count }: { count: Shown }) {
  return count === undefined ? <Suppressed /> : <>{numberInWords(count)}</>;
}

function nameCell(words: string, row: FigureRow, href: string | undefined): ComponentChildren {
  return href && row.incidents !== 0 ? (
    <a class="govuk-link" href={href}>
      {words}
    </a>
  ) : (
    words
  );
}

function tableOf(
  what: string,
  rows: readonly FigureRow[],
  { mayList }: SectionsProps,
  hrefOf: (row: FigureRow) => string,
): FigureTable {
  return {
    columns: [{ header: what }, { header: 'Reports', numeric: true }, { header: 'Incidents', numeric: true }],
    rows: rows.map((row) => [
      nameCell(row.name, row, mayList ? hrefOf(row) : undefined),
      <ShownCount count={row.reports} />,
      <ShownCount count={row.incidents} />,
    ]),
  };
}

function monthTable({ figures, state, mayList }: SectionsProps): FigureTable {
  const isCompared = figures.byMonth.some((row) => 'yearBefore' in row);
  const hrefOf = (code: string) => {
    const month = Temporal.PlainYearMonth.from(code);
    const from = month.toPlainDate({ day: 1 });
    return listHref(state, { from, until: from.with({ day: from.daysInMonth }) }, {});
  };
  return {
    columns: [
      { header: 'Month' },
      { header: 'Reports', numeric: true },
      { header: 'Incidents', numeric: true },
      ...(isCompared ? [{ header: 'Reports a year before', numeric: true }] : []),
    ],
    rows: figures.byMonth.map((row) => [
      nameCell(monthName(row.code), row, mayList ? hrefOf(row.code) : undefined),
      <ShownCount count={row.reports} />,
      <ShownCount count={row.incidents} />,
      ...(isCompared ? [<ShownCount count={row.yearBefore} />] : []),
    ]),
  };
}
