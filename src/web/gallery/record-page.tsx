import { Details, InsetText, SummaryList, Table, Tabs, Tag, WarningText } from '../components/index.ts';
import { Layout } from '../layout.tsx';
import { PageHeading } from '../page-heading.tsx';
import type { Shell } from '../shell.ts';

/** One record: its facts, where each came from, and what to do next. */
export function GalleryRecordPage({ shell }: { shell: Shell }) {
  return (
    <Layout
      {...shell}
      flash={{ kind: 'success', text: 'The note was added.' }}
      title="Incident CW-7K3-4QD"
      section="incidents"
      wide
      regime="dpa-part-3"
      breadcrumbs={[
        { children: 'Incidents', href: '/gallery/list' },
        { children: 'Harbourside', href: '/gallery/list' },
        { children: 'CW-7K3-4QD' },
      ]}
    >
      <PageHeading
        caption="Incident"
        title="CW-7K3-4QD"
        lead="Three partners were told about this; nobody has visited since 3 November 2025."
        actions={
          <a class="govuk-link" href="/gallery/questions">
            Add a note
          </a>
        }
      />
      <div class="cw-columns">
        <div>
          <h2 class="govuk-heading-m">What is known</h2>
          <SummaryList
            rows={[
              {
                key: 'What happened',
                value: 'Rowdy behaviour',
                actions: [{ href: '#from-category', children: 'Where from', about: 'what happened' }],
              },
              {
                key: 'When',
                value: '3 November 2025, between 5:30pm and 6pm',
                actions: [{ href: '#from-time', children: 'Where from', about: 'when' }],
              },
              {
                key: 'Where',
                value: (
                  <>
                    Larkspur Way, Harbourside
                    <br />
                    Wexcombe
                  </>
                ),
                actions: [
                  { href: '#from-place', children: 'Where from', about: 'where' },
                  { href: '/places/1', children: 'Open', about: 'the place' },
                ],
              },
              { key: 'State', value: <Tag colour="blue">Open</Tag> },
            ]}
          />
          <Tabs
            id="more"
            idPrefix="more"
            items={[
              {
                label: 'Reports',
                panel: (
                  <Table
                    caption="Reports of this incident"
                    captionClass="govuk-table__caption--s"
                    firstCellIsHeader
                    head={[
                      { children: 'Report' },
                      { children: 'From' },
                      { children: 'Minutes to answer', format: 'numeric' },
                    ]}
                    rows={[
                      [{ children: 'P-1042' }, { children: 'Police' }, { children: '14', format: 'numeric' }],
                      [
                        { children: 'C-88' },
                        { children: 'Council' },
                        { children: '1,260', format: 'numeric' },
                      ],
                    ]}
                  />
                ),
              },
              { label: 'History', panel: 'Nothing has been changed since it came in.' },
            ]}
          />
        </div>
        <div>
          <SummaryList
            card={{ title: 'People', actions: [{ href: '/people', children: 'All people' }] }}
            rows={[
              { key: 'Reported by', value: '2 residents' },
              { key: 'Subject', value: 'Not known' },
            ]}
          />
          <WarningText>One of the people asked not to be contacted by post.</WarningText>
          <InsetText>Housing holds something about this address. Ask Wexcombe Homes.</InsetText>
          <Details summary="Who can see this">
            Officers of the partners that reported it, and coordinators.
          </Details>
        </div>
      </div>
    </Layout>
  );
}
