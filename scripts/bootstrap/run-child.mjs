import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { whenNpmIsGone } from './npm-gone.mjs';

/** Ctrl-C under `npm run` arrives twice: from the terminal, and again from npm. */
const SAME_SIGNAL_MS = 500;

/**
 * Runs a program with our input and output, passes each request to stop on to it once, and waits for its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {object} [options]
 * @param {NodeJS.ProcessEnv} [options.env] ours by default
 * @param {boolean} [options.ownGroup] keep the terminal's own Ctrl-C from it, so that only ours reaches it; a program
 *   that asks questions cannot have this
 * @param {boolean} [options.lifeline] a channel whose end tells it that we are gone; see leave-with-parent.mjs
 * @returns {Promise<number>} its exit code; 128 and the signal's number when a signal ended it
 */
export function runChild(command, args, { env = process.env, ownGroup = false, lifeline = false } = {}) {
  const detached = ownGroup && process.platform !== 'win32';
  const child = spawn(command, args, {
    stdio: ['inherit', 'inherit', 'inherit', ...(lifeline ? ['ipc'] : [])],
    env,
    detached,
  });
  const hearsTerminal = !detached && [process.stdin, process.stdout, process.stderr].some((end) => end.isTTY);
  const forward = passOnOnce(child, hearsTerminal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
  const stopLooking = whenNpmIsGone(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      stopLooking();
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, forward);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

function passOnOnce(child, hearsTerminal) {
  let last = -Infinity;
  return (signal) => {
    if (signal === 'SIGINT' && hearsTerminal) return;
    const now = performance.now();
    if (now - last < SAME_SIGNAL_MS) return;
    last = now;
    child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
  };
}
