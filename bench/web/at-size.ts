import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findRuntime } from '../../src/main/runtime-file.ts';

const port = 9700;
const makeWithinS = 30 * 60;
const startWithinS = 120;
const stopWithinS = 60;

/** The product itself, as `npm run demo` starts it, over a folder of the benchmark's own. */
export interface Product {
  address: string;
  /** Of the parent; the web, the worker and the database are below it. */
  pid: number;
  startedInS: number;
  stop(): Promise<void>;
}

interface Wanted {
  folder: string;
  scale: number;
  again: boolean;
  say(line: string): void;
}

/**
 * Makes the installation by the demonstration's own command, unless it is there already: the county through the real pipeline.
 *
 * @returns how long it took, or undefined where nothing had to be done
 */
export async function makeAtSize({ folder, scale, again, say }: Wanted): Promise<{ seconds?: number }> {
  const mark = join(folder, 'scale');
  const isThere =
    existsSync(mark) &&
    readFileSync(mark, 'utf8') === String(scale) &&
    existsSync(join(folder, 'demo', 'filled'));
  if (isThere && !again) return {};
  say(`Making the county at ${scale} times its size in ${folder}; this is done once and takes minutes.`);
  mkdirSync(folder, { recursive: true });
  const product = await run(folder, ['--fresh', '--scale', String(scale)], makeWithinS);
  await product.stop();
  writeFileSync(mark, String(scale));
  return { seconds: product.startedInS };
}

export function startAtSize(folder: string, scale: number): Promise<Product> {
  return run(folder, ['--scale', String(scale)], startWithinS);
}

async function run(folder: string, options: string[], withinS: number): Promise<Product> {
  const began = performance.now();
  const log = createWriteStream(join(folder, 'log.txt'), { flags: 'a' });
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', resolve('dist/main/cli.mjs'), 'demo', ...options],
    {
      env: { ...process.env, COMMONWEAL_FOLDER: folder, COMMONWEAL_PORT: String(port), DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  let code: number | null | undefined;
  const ended = new Promise<void>((resolve) =>
    child.once('exit', (given) => {
      code = given;
      resolve();
    }),
  );
  const stop = async () => {
    child.kill('SIGTERM');
    await Promise.race([ended, wait(stopWithinS * 1000, undefined, { ref: false })]);
    if (code === undefined) child.kill('SIGKILL');
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().then(() => process.exit(130)));
  for (;;) {
    const runtime = findRuntime(join(folder, 'demo'));
    const seconds = (performance.now() - began) / 1000;
    if (runtime && runtime.pid === child.pid)
      return { address: runtime.address, pid: child.pid!, startedInS: seconds, stop };
    if (code !== undefined)
      throw new Error(`the program ended before it was ready; ${log.path.toString()} says why`);
    if (seconds > withinS) {
      await stop();
      throw new Error(
        `the program was not ready after ${withinS} s; ${log.path.toString()} says how far it came`,
      );
    }
    await wait(100);
  }
}
