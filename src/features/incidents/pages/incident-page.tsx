import { InsetText } from '../../../web/components/index.ts';
import { countInWords, dayInWords } from '../../../web/formats.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import type { Regime } from '../../../web/shell.ts';
import { AreaMap } from '../../areas/index.ts';
import type { OpenedReport } from '../types.ts';
import type { OpenedIncident } from '../use-cases/open-incident.ts';
import { DoneTable } from './done-table.tsx';
import { gridInWords, lookedUpInWords } from './facts.ts';
import { FactsTable } from './facts-table.tsx';
import { periodInWords, whenTold } from './in-words.ts';
import { PeopleTable } from './people-table.tsx';
import { ReportCard } from './report-card.tsx';

export function IncidentPage({ incident }: { incident: OpenedIncident }) {
  const { reference, reports, people } = incident;
  const [first] = reports;
  return (
    <>
      <PageHeading
        caption={`${first?.kind === 'crime' ? 'Crime' : 'Incident'} ${reference}`}
        title={first?.category}
        lead={`${toldInSentence(reports)} ${doneInSentence(reports)}`}
      />
      <div class="cw-columns">
        <div>
          <h2 class="govuk-heading-m">What was told</h2>
          {reports.map((report) => (
            <ReportCard report={report} isOnly={reports.length === 1} />
          ))}
          <h2 class="govuk-heading-m">Who is involved</h2>
          {incident.mayIdentify ? (
            <PeopleTable people={people} />
          ) : (
            <InsetText>
              Your role and purpose show what was reported, but not who is involved or what they said.
            </InsetText>
          )}
          <h2 class="govuk-heading-m">What was done</h2>
          <DoneTable reports={reports} />
        </div>
        <div>
          <h2 class="govuk-heading-m">Where</h2>
          <Where incident={incident} />
        </div>
      </div>
      <h2 class="govuk-heading-m">Where each fact came from</h2>
      <FactsTable reports={reports} />
    </>
  );
}

function Where({ incident: { reports, area } }: { incident: OpenedIncident }) {
  const placed = reports.find((report) => report.place ?? report.grid);
  if (!placed) return <p class="govuk-body">No report says where.</p>;
  return (
    <>
      <p class="govuk-body">
        {placed.place ?? 'A spot without a name'}
        {placed.ward && `, ${placed.ward}`}
        {placed.grid && (
          <>
            <br />
            {gridInWords(placed.grid)}
          </>
        )}
        {!placed.grid && (
          <>
            <br />
            No place on the map.
          </>
        )}
      </p>
      {placed.grid && placed.lookedUp && (
        <p class="cw-small-print">Found in the gazetteer {lookedUpInWords(placed.lookedUp)}</p>
      )}
      {area && (
        <AreaMap
          id="where"
          title="Where it lies"
          outlines={area.outlines}
          code={area.code}
          spot={placed.grid?.toM === 1 ? [placed.grid.easting, placed.grid.northing] : undefined}
        />
      )}
    </>
  );
}

/** "Told to 3 partners, in 4 reports between 3 and 9 November 2025; first to Harrowshire Police." */
function toldInSentence(reports: readonly OpenedReport[]): string {
  const [first, ...others] = reports;
  if (!first) return '';
  if (others.length === 0) return `Told to ${first.from.partner} ${whenTold(first.told)}.`;
  const partners = new Set(reports.map(({ from }) => from.partner));
  const days = reports
    .flatMap(({ told }) => told.at?.toZonedDateTimeISO('Europe/London').toPlainDate() ?? [])
    .sort((a, b) => Temporal.PlainDate.compare(a, b));
  const period = periodInWords(days[0], days.at(-1));
  if (partners.size === 1) return `Told to ${first.from.partner} in ${reports.length} reports${period}.`;
  return `Told to ${countInWords(partners.size, 'partner')} in ${reports.length} reports${period}; first to ${first.from.partner}.`;
}

/** "Visited on 4 November 2025; not recorded as closed." Says what is on record, never that nothing was done. */
function doneInSentence(reports: readonly OpenedReport[]): string {
  if (reports.every(({ regime }) => regime === 'open-data'))
    return 'Published as open data, without what was done.';
  const visited = earliest(reports.map(({ visitedAt }) => visitedAt));
  const isClosed = reports.every(({ closedAt }) => closedAt !== undefined);
  const closed = isClosed ? latest(reports.map(({ closedAt }) => closedAt)) : undefined;
  const visit = visited ? `Visited on ${dayOf(visited)}` : 'No visit is recorded';
  if (closed) return `${visit}; closed on ${dayOf(closed)}.`;
  const some = reports.some(({ closedAt }) => closedAt !== undefined);
  return `${visit}; ${some ? 'closed by some partners, not by all' : 'not recorded as closed'}.`;
}

function dayOf(at: Temporal.Instant): string {
  return dayInWords(at.toZonedDateTimeISO('Europe/London').toPlainDate());
}

function earliest(moments: readonly (Temporal.Instant | undefined)[]): Temporal.Instant | undefined {
  return inOrder(moments)[0];
}

function latest(moments: readonly (Temporal.Instant | undefined)[]): Temporal.Instant | undefined {
  return inOrder(moments).at(-1);
}

function inOrder(moments: readonly (Temporal.Instant | undefined)[]): Temporal.Instant[] {
  return moments.filter((at) => at !== undefined).sort((a, b) => Temporal.Instant.compare(a, b));
}

/** The strictest law among the reports of a page. */
export function regimeOf(reports: readonly { regime: string }[]): Regime {
  const order: readonly Regime[] = ['dpa-part-3', 'uk-gdpr', 'open-data'];
  return order.find((regime) => reports.some((report) => report.regime === regime)) ?? 'uk-gdpr';
}
