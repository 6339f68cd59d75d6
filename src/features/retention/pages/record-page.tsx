import { Button, ButtonGroup, InsetText, SummaryList } from '../../../web/components/index.ts';
import { countInWords, dayInWords, momentInWords } from '../../../web/formats.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import type { KeptRecord } from '../types.ts';
import { recordPath } from './paths.ts';

export function recordTitle(record: Pick<KeptRecord, 'kind'>): string {
  return record.kind === 'report' ? 'Report' : 'Person record';
}

/** One record: enough to be sure it is the right one, what holds it, and what may be done. */
export function RecordPage({ record }: { record: KeptRecord }) {
  const path = recordPath(record.kind, record.id);
  const isHeld = record.holds.length > 0;
  return (
    <>
      <PageHeading
        caption={`${recordTitle(record)} of ${record.partner}`}
        title={`${recordTitle(record)} ${record.id.slice(0, 8)}`}
        lead={standing(record)}
      />
      {record.holds.map((hold) => (
        <InsetText>
          <p class="govuk-body">{hold.reason}</p>
          <p class="govuk-body">
            Held since {momentInWords(hold.placedAt)} by {hold.placedBy}.{' '}
            <a class="govuk-link" href={`/retention/holds/${hold.id}/release`}>
              Release this hold
            </a>
          </p>
        </InsetText>
      ))}
      {!record.erasedAt && (
        <ButtonGroup>
          <Button href={`${path}/hold`} secondary>
            Place a legal hold
          </Button>
          {!isHeld && (
            <Button href={`${path}/erase`} warning>
              Erase it
            </Button>
          )}
        </ButtonGroup>
      )}
      <RecordFacts record={record} />
    </>
  );
}

export function RecordFacts({ record }: { record: KeptRecord }) {
  return (
    <SummaryList
      rows={[
        record.name !== undefined && { key: 'Name', value: record.name },
        record.bornOn !== undefined && { key: 'Born', value: dayInWords(record.bornOn) },
        record.toldAt !== undefined && { key: 'Told', value: momentInWords(record.toldAt) },
        record.category !== undefined && { key: 'Category', value: record.category.replaceAll('-', ' ') },
        {
          key: 'Came from',
          value: (
            <>
              <a class="govuk-link" href={`/sources/${record.source.code}`}>
                {record.source.name}
              </a>
              , extract{' '}
              <a class="govuk-link" href={`/extracts/${record.extractNo}`}>
                {record.extractNo}
              </a>
              , row {record.rowNo}
            </>
          ),
        },
        { key: 'Earlier versions', value: countInWords(record.versions, 'version') },
        record.involvements.length > 0 && {
          key: record.kind === 'report' ? 'People in it' : 'Reports it is part of',
          value: (
            <ul class="govuk-list">
              {record.involvements.map(({ kind, id, role }) => (
                <li>
                  <a class="govuk-link" href={recordPath(kind, id)}>
                    {kind === 'report' ? 'Report' : 'Person record'} {id.slice(0, 8)}
                  </a>{' '}
                  as {role}
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}

function standing(record: KeptRecord): string {
  if (record.erasedAt)
    return `Erased ${momentInWords(record.erasedAt)}. Only its number and a commitment are left.`;
  if (record.holds.length > 0)
    return 'Under a legal hold: it cannot be disposed of or erased until the hold is released.';
  return 'Not held. It may be erased when the law allows it.';
}
