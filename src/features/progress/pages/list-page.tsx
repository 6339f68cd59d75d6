import { z } from 'zod';
import { countInWords, momentInShort } from '../../../web/formats.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { EmptyState } from '../../../web/states.tsx';
import { DataTable, Pager, pageNumber, urlState, type Column } from '../../../web/table/index.ts';
import { durationInWords, secondsTaken } from '../rules/how-far.ts';
import type { JobRun } from '../types.ts';
import { countedInWords } from './job-words.ts';
import { StateTag } from './state-tag.tsx';

export const jobsUrl = urlState(z.object({ page: pageNumber() }));

const path = '/jobs';

export interface ListPageProps {
  runs: JobRun[];
  counts: { all: number; waiting: number; running: number };
  page: number;
  pageCount: number;
  now: Temporal.Instant;
}

export function ListPage(props: ListPageProps) {
  return (
    <>
      <PageHeading title="Jobs" lead={countsInWords(props.counts)} />
      <DataTable
        caption="Jobs, what was asked for last first"
        captionHidden
        columns={columnsAt(props.now)}
        rows={props.runs}
        empty={
          <EmptyState title="No long work yet">
            <p class="govuk-body">
              Landing an extract, for example, takes some seconds or minutes; it shows here.
            </p>
          </EmptyState>
        }
      />
      <Pager page={props.page} pageCount={props.pageCount} href={(page) => jobsUrl.href(path, { page })} />
    </>
  );
}

function columnsAt(now: Temporal.Instant): Column<JobRun>[] {
  return [
    {
      key: 'title',
      header: 'Job',
      cell: (run) => (
        <a class="govuk-link" href={`${path}/${run.id}`}>
          {run.title}
        </a>
      ),
    },
    { key: 'state', header: 'State', cell: (run) => <StateTag state={run.state} /> },
    { key: 'far', header: 'How far', numeric: true, nowrap: true, cell: countedInWords },
    { key: 'askedAt', header: 'Asked for', nowrap: true, cell: (run) => momentInShort(run.askedAt) },
    { key: 'askedBy', header: 'By', nowrap: true, cell: (run) => run.askedBy ?? 'the program' },
    {
      key: 'took',
      header: 'Took',
      nowrap: true,
      cell: (run) => {
        const seconds = secondsTaken(run, now);
        return seconds === undefined ? '' : durationInWords(seconds);
      },
    },
    { key: 'message', header: 'How it ended', cell: (run) => <div class="cw-wrap">{run.message}</div> },
  ];
}

/** "2 jobs are running and 3 wait." */
function countsInWords({ running, waiting }: { running: number; waiting: number }): string {
  if (running === 0 && waiting === 0) return 'Nothing is running.';
  const run = `${countInWords(running, 'job')} ${running === 1 ? 'is' : 'are'} running`;
  const wait = waiting === 0 ? '' : ` and ${waiting} ${waiting === 1 ? 'waits' : 'wait'}`;
  return `${run[0]?.toUpperCase()}${run.slice(1)}${wait}.`;
}
