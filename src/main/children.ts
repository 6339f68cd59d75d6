import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../platform/config/project-root.ts';

export type Part = 'web' | 'worker';

export interface Child {
  pid: number;
  /** What the part said when it was ready: the web says its address. */
  said: { ready: true; address?: string };
  stop(): Promise<void>;
}

const graceMs = 10_000;

/**
 * Starts the web or the worker and waits until it says it is ready.
 *
 * @param onLost called when it ends without having been told to
 * @throws when it ends before it is ready
 */
export async function startPart(
  part: Part,
  environment: Record<string, string>,
  onLost: (code: number | null) => void,
): Promise<Child> {
  const child = fork(join(projectRoot, 'dist', 'main', `${part}.mjs`), [], {
    env: { ...process.env, ...environment, TZ: 'Europe/London' },
    execArgv: ['--disable-proto=delete'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let stopping = false;
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  void ended.then((code) => {
    if (!stopping) onLost(code);
  });
  const said = await Promise.race([
    new Promise<Child['said']>((resolve) =>
      child.once('message', (message) => resolve(message as Child['said'])),
    ),
    ended.then((code) =>
      Promise.reject(new Error(`the ${part} ended before it was ready (${code ?? 'killed'})`)),
    ),
  ]);
  return {
    pid: child.pid!,
    said,
    async stop() {
      stopping = true;
      await stopChild(child, ended);
    },
  };
}

async function stopChild(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await ended;
  clearTimeout(timer);
}
