import { pino, type Logger } from 'pino';

/** Keys that may appear in a log line. Anything else is dropped: logs name what happened, never who it happened to. */
const allowed = new Set([
  'event',
  'useCase',
  'job',
  'outcome',
  'code',
  'requestId',
  'route',
  'status',
  'ms',
  'extract',
  'source',
  'stage',
  'rows',
  'total',
  'unit',
  'label',
  'port',
  'address',
  'version',
  'count',
  'seq',
  'error',
  'pid',
  'line',
  'reason',
]);

/** One logger a process; JSON lines on stderr. */
export function openLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (facts) => Object.fromEntries(Object.entries(facts).filter(([key]) => allowed.has(key))),
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}

/** What may be said of a thrown thing: its kind and where it came from, not its message, which may quote data. */
export function describeError(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? ` ${thrown.code}` : '';
  const frames = (thrown.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 4)
    .map((line) => line.trim());
  return `${thrown.name}${code} ${frames.join(' < ')}`;
}
