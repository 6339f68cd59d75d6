import type { JobRun, JobState } from '../types.ts';

/** A job that says nothing for so long may have lost its worker; the queue then starts it again. */
const quietAfterSeconds = 90;

export function hasEnded(state: JobState): boolean {
  return state !== 'waiting' && state !== 'running';
}

/** Whole per cent of the present stage, from 0 to 100; undefined when the total is not known. */
export function percentDone(run: Pick<JobRun, 'done' | 'total'>): number | undefined {
  if (run.total === undefined || run.total <= 0) return undefined;
  return Math.min(100, Math.max(0, Math.floor((run.done / run.total) * 100)));
}

/** Seconds from start to end, or to now; undefined before the start. */
export function secondsTaken(
  run: Pick<JobRun, 'startedAt' | 'endedAt'>,
  now: Temporal.Instant,
): number | undefined {
  if (!run.startedAt) return undefined;
  const until = run.endedAt ?? now;
  return Math.max(0, (until.epochMilliseconds - run.startedAt.epochMilliseconds) / 1000);
}

/** Whether a running job has said nothing for longer than a living one would. */
export function isQuiet(run: Pick<JobRun, 'state' | 'seenAliveAt'>, now: Temporal.Instant): boolean {
  if (run.state !== 'running' || !run.seenAliveAt) return false;
  return now.epochMilliseconds - run.seenAliveAt.epochMilliseconds > quietAfterSeconds * 1000;
}

/** "3.4 seconds", "2 minutes 5 seconds", "1 hour 12 minutes". */
export function durationInWords(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} seconds`;
  const whole = Math.round(seconds);
  const parts = [
    count(Math.floor(whole / 3600), 'hour'),
    count(Math.floor(whole / 60) % 60, 'minute'),
    whole < 3600 ? count(whole % 60, 'second') : '',
  ];
  return parts.filter((part) => part !== '').join(' ') || '0 seconds';
}

function count(n: number, noun: string): string {
  return n === 0 ? '' : `${n} ${noun}${n === 1 ? '' : 's'}`;
}
