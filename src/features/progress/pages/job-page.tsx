import { SummaryList } from '../../../web/components/index.ts';
import { momentInWords, numberInWords } from '../../../web/formats.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { durationInWords, hasEnded, percentDone, secondsTaken } from '../rules/how-far.ts';
import type { JobRun } from '../types.ts';
import { jobSentence } from './job-words.ts';
import { StateTag } from './state-tag.tsx';

/** Seconds between two looks, by script; without one the page is asked for again a little less often. */
const lookEverySeconds = 2;

/** How far a job is. While it runs, src/web/client/live.ts keeps the part marked `data-live` fresh. */
export function JobPage({ run, now }: { run: JobRun; now: Temporal.Instant }) {
  const seconds = secondsTaken(run, now);
  const isLive = !hasEnded(run.state);
  return (
    <>
      <div
        id="job"
        data-live={isLive ? lookEverySeconds : undefined}
        data-live-state={run.state}
        data-live-says={jobSentence(run, now)}
      >
        <PageHeading
          caption={<StateTag state={run.state} />}
          title={run.title}
          lead={jobSentence(run, now)}
        />
        {isLive && <Bar run={run} />}
        <NextStep run={run} />
        <SummaryList
          rows={[
            run.rowsIn !== undefined && { key: 'Rows in', value: numberInWords(run.rowsIn) },
            run.rowsOut !== undefined && { key: 'Rows out', value: numberInWords(run.rowsOut) },
            hasEnded(run.state) && { key: 'Warnings', value: numberInWords(run.warnings) },
            seconds !== undefined && {
              key: isLive ? 'Running for' : 'Time taken',
              value: durationInWords(seconds),
            },
            { key: 'Asked for', value: `${momentInWords(run.askedAt)}, by ${run.askedBy ?? 'the program'}` },
            run.endedAt !== undefined && { key: 'Ended', value: momentInWords(run.endedAt) },
          ]}
        />
      </div>
      <p class="govuk-visually-hidden" role="status" data-live-said />
      <p class="govuk-body">
        <a class="govuk-link" href="/jobs">
          All jobs
        </a>
      </p>
    </>
  );
}

function Bar({ run }: { run: JobRun }) {
  const percent = percentDone(run);
  return (
    <progress
      class="cw-progress"
      aria-label={run.label ?? 'How far it is'}
      max={100}
      value={run.state === 'running' ? percent : 0}
    >
      {percent === undefined ? '' : `${percent}%`}
    </progress>
  );
}

/** Where to look at what came of a job, by the kind of thing. */
const pages: Record<string, (id: string) => { href: string; words: string }> = {
  extract: (id) => ({ href: `/extracts/${id}`, words: `See extract ${id}` }),
  source: (id) => ({
    href: `/sources/${id}`,
    words: 'Go to the source, to see what it expects or to send another file',
  }),
  'source-record': (id) => ({ href: `/quarantine/${id.replace('%2F', '/')}`, words: 'See the row' }),
  quarantine: (id) => ({ href: `/quarantine?source=${id}`, words: 'Back to quarantine' }),
  erasure: () => ({ href: '/retention', words: 'Back to holds and erasures' }),
};

function NextStep({ run }: { run: JobRun }) {
  const page = run.about && pages[run.about.kind]?.(encodeURIComponent(run.about.id));
  if (!run.nextStep && !page) return null;
  return (
    <p class="govuk-body">
      {run.nextStep}{' '}
      {page && (
        <a class="govuk-link govuk-!-font-weight-bold" href={page.href}>
          {page.words}
        </a>
      )}
    </p>
  );
}
