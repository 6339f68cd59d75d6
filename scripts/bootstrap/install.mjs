import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Fault } from './fault.mjs';
import { countPackages, isInstalled, markInstalled } from './installation.mjs';
import { oneAtATime } from './one-at-a-time.mjs';

const SECONDS_BETWEEN_LINES = 10;

/**
 * Installs what the lockfile asks for, unless it is there. No package's own script runs.
 *
 * @param {string} root
 * @param {(line: string) => void} say
 * @throws {Fault} with the reason in one sentence
 */
export async function installWhenNeeded(root, say) {
  if (isInstalled(root)) return;
  const lock = join(root, '.commonweal', 'install.lock');
  await oneAtATime(
    lock,
    () => say('Another start is installing the packages; waiting for it.'),
    async () => {
      if (isInstalled(root)) return;
      const started = performance.now();
      const seconds = () => Math.round((performance.now() - started) / 1000);
      say(`Installing ${countPackages(root)} packages from the lockfile: once, a minute or so.`);
      const timer = setInterval(
        () => say(`  still installing, ${seconds()} s`),
        SECONDS_BETWEEN_LINES * 1000,
      );
      try {
        await runNpm(root);
      } finally {
        clearInterval(timer);
      }
      markInstalled(root);
      say(`Installed in ${seconds()} s.`);
    },
  );
}

/**
 * Why npm failed, in one sentence for a person.
 *
 * @param {string} output everything npm wrote
 */
export function explainNpm(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/iu.test(output)) {
    return 'The packages could not be fetched, because the npm registry cannot be reached from here: check the connection (or the proxy, "npm config set proxy"), and start again.';
  }
  if (/ENOSPC/u.test(output))
    return 'The packages could not be installed, because the disk is full: about 1 GB is needed.';
  if (/EACCES|EPERM|EROFS/u.test(output)) {
    return 'The packages could not be installed, because this account may not write to node_modules: give it the folder with chown, and start again.';
  }
  if (/EUSAGE|in sync/u.test(output)) {
    return 'package.json and package-lock.json do not agree: run "npm install --ignore-scripts", and commit the lockfile.';
  }
  if (/EINTEGRITY/u.test(output)) {
    return 'A package that was fetched is not the one the lockfile names: run "npm cache verify", and start again.';
  }
  const lines = output
    .split('\n')
    .filter((line) => line.trim() !== '' && !/complete log of this run|debug-\d/u.test(line));
  return `The packages could not be installed; npm said: ${lines.slice(-3).join(' ').trim() || 'nothing'}`;
}

function runNpm(root) {
  const args = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  // Under `npm run`, npm says where it is; it may be on no path.
  const npm = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm'];
  const child = spawn(npm[0], [...npm.slice(1), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && npm.length === 1,
  });
  let stopped = false;
  const stop = (signal) => {
    stopped = true;
    child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  let output = '';
  for (const end of [child.stdout, child.stderr]) end.on('data', (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.once('error', () =>
      reject(new Fault('npm was not found: install it with Node.js, and start again.')),
    );
    child.once('close', (code) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, stop);
      if (stopped) reject(new Fault('Installing was stopped; the next start begins it again.', 130));
      else if (code === 0) resolve();
      else reject(new Fault(explainNpm(output)));
    });
  });
}
