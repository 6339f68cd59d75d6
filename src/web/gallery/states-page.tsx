import { NotificationBanner, Panel, PhaseBanner, Tag, type TagColour } from '../components/index.ts';
import { Layout } from '../layout.tsx';
import { RegimeNotice } from '../notices.tsx';
import { PageHeading } from '../page-heading.tsx';
import type { Shell } from '../shell.ts';
import { EmptyState, StaleNotice, Suppressed } from '../states.tsx';
import { CursorPager, DataTable } from '../table/index.ts';

const tags: [TagColour | undefined, string][] = [
  [undefined, 'New'],
  ['grey', 'Closed'],
  ['green', 'Done'],
  ['turquoise', 'Active'],
  ['teal', 'Shared'],
  ['blue', 'Open'],
  ['purple', 'Received'],
  ['magenta', 'Sent'],
  ['red', 'Overdue'],
  ['orange', 'Waiting'],
  ['yellow', 'Held'],
];

/** What is shown when there is nothing, something old, or something too small to show. */
export function GalleryStatesPage({ shell }: { shell: Shell }) {
  return (
    <Layout
      {...shell}
      flash={{ kind: 'information', text: 'Housing’s extract is being read.' }}
      title="States"
      wide
    >
      <PageHeading title="States" lead="Each of these is drawn on purpose." />
      <StaleNotice who="Wexcombe Homes" since={Temporal.PlainDate.from('2025-10-03')}>
        Its tenants’ reports since then are not counted here.
      </StaleNotice>
      <StaleNotice who="The fire service" since={undefined} />
      <EmptyState title="No incidents match these filters">
        <p class="govuk-body">
          Take a filter off, or{' '}
          <a class="govuk-link" href="/gallery/list">
            see all incidents
          </a>
          .
        </p>
      </EmptyState>
      <RegimeNotice regime="uk-gdpr" />
      <RegimeNotice regime="dpa-part-3" />
      <RegimeNotice regime="open-data" />
      <DataTable
        id="wards"
        caption="Assaults by ward"
        roomy
        columns={[
          { key: 'ward', header: 'Ward', cell: (row) => row.ward },
          {
            key: 'count',
            header: 'Assaults',
            numeric: true,
            cell: (row) => (row.count === undefined ? <Suppressed /> : row.count),
          },
        ]}
        rows={[
          { ward: 'Castle', count: 12 },
          { ward: 'Northfield', count: undefined },
        ]}
        totals={[{ ward: 'All wards', count: 14 }]}
      />
      <CursorPager previousHref="?before=a" nextHref="?after=b" />
      <p class="govuk-body">
        {tags.map(([colour, words]) => (
          <>
            <Tag colour={colour}>{words}</Tag>{' '}
          </>
        ))}
      </p>
      <NotificationBanner titleId="other-banner" title="Coming up">
        <p class="govuk-body">The county’s police will not send anything on 4 November 2025.</p>
      </NotificationBanner>
      <Panel title="Request sent" headingLevel={2}>
        Your reference is CW-7K3-4QD
      </Panel>
      <PhaseBanner tag="Trial">This part is new.</PhaseBanner>
    </Layout>
  );
}
