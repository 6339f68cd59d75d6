import { readFileSync } from 'node:fs';

const INTERVAL_MS = 500;

/**
 * Calls back when the `npm run` that started us is gone. npm starts a shell that starts us, and the shell does not pass
 * a request to stop on: it dies of it alone, or outlives npm, and we would run on unseen.
 *
 * @param {() => void} act
 * @returns {() => void} stops looking
 */
export function whenNpmIsGone(act) {
  if (!process.env.npm_lifecycle_event) return () => undefined;
  const started = readParents();
  const timer = setInterval(() => {
    if (readParents() === started) return;
    clearInterval(timer);
    act();
  }, INTERVAL_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Our parent, and on Linux the shell's: when our parent is no shell it is npm itself, and its parent no business of ours. */
function readParents() {
  const parent = process.ppid;
  try {
    const line = readFileSync(`/proc/${parent}/stat`, 'utf8');
    const isShell = /^\d+ \((?:sh|dash|bash|ash|busybox)\)/u.test(line);
    return isShell ? `${parent} ${line.slice(line.lastIndexOf(')') + 2).split(' ')[1]}` : `${parent}`;
  } catch {
    return `${parent}`;
  }
}
