import { numberInWords } from '../../../web/formats.ts';
import { durationInWords, isQuiet, percentDone, secondsTaken } from '../rules/how-far.ts';
import type { JobRun } from '../types.ts';

/** "12,345 of 74,273 rows", "12,345 rows", or nothing before the first. */
export function countedInWords(run: JobRun): string {
  if (!run.unit) return '';
  const of = run.total === undefined ? '' : ` of ${numberInWords(run.total)}`;
  return `${numberInWords(run.done)}${of} ${run.unit}`;
}

/** The one sentence: what it is doing, or how it ended. */
export function jobSentence(run: JobRun, now: Temporal.Instant): string {
  const seconds = secondsTaken(run, now);
  const took = seconds === undefined ? '' : ` It took ${durationInWords(seconds)}.`;
  switch (run.state) {
    case 'waiting':
      return 'Waiting for its turn. You may leave this page; the work goes on.';
    case 'running': {
      if (isQuiet(run, now))
        return 'Nothing has been heard of it for a while. If its worker was lost, it is started again by itself.';
      const percent = percentDone(run);
      const far = [countedInWords(run), percent === undefined ? '' : `${percent}%`]
        .filter(Boolean)
        .join(', ');
      return `${run.label ?? 'Starting'}${far && `: ${far}`}. You may leave this page; the work goes on.`;
    }
    case 'done':
      return `${run.message ? ended(run.message) : 'Done.'}${took}`;
    case 'refused':
      if (run.isMessageWithheld)
        return 'Not done. Only the person who asked may read why, because it may quote what was sent.';
      return `Not done: ${run.message ? ended(run.message) : 'a rule says no.'}`;
    case 'failed':
      return run.message ? ended(run.message) : 'Something went wrong on our side.';
    case 'stopped':
      return 'It was stopped before its end.';
  }
}

function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
