import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { constants } from 'node:os';

export const root = resolve(import.meta.dirname, '..');

/**
 * The script behind a tool's name, so that no shell and no shim stands between.
 *
 * @param {string} packageName
 * @param {string} [command] when the package brings more than one
 */
export function toolScript(packageName, command = packageName) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/**
 * Runs a script of Node.js, showing and keeping what it writes. A request to stop is passed on, and ends us with it.
 *
 * @param {string[]} args script and arguments
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runNode(args, env = process.env) {
  const colour = process.stdout.isTTY && !env.NO_COLOR ? { FORCE_COLOR: '1' } : {};
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...env, ...colour },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]) {
    from.on('data', (text) => {
      output += text;
      to.write(text);
    });
  }
  let stoppedBy;
  const stop = (signal) => {
    stoppedBy = signal;
    child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
  return new Promise((done) => {
    child.once('close', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM']) process.off(name, stop);
      if (stoppedBy) process.exit(128 + constants.signals[stoppedBy]);
      done({ code: code ?? 128 + constants.signals[signal], output });
    });
  });
}
