// Everything begins here, on any Node.js from 18 and with nothing installed: installs, builds, then hands over to the
// pinned Node.js. Plain JavaScript for that reason, without dependencies.
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildWhenNeeded } from './bootstrap/build.mjs';
import { Fault } from './bootstrap/fault.mjs';
import { installWhenNeeded } from './bootstrap/install.mjs';
import { findPinnedNode, withNodeFirst } from './bootstrap/pinned-node.mjs';
import { runChild } from './bootstrap/run-child.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lifelineScript = pathToFileURL(join(root, 'scripts/bootstrap/leave-with-parent.mjs')).href;
const say = (line) => process.stderr.write(`${line}\n`);

/** What each command runs, and whether it needs the program built. */
const COMMANDS = {
  demo: { built: true, script: () => 'dist/main/cli.mjs', args: (rest) => ['demo', ...rest] },
  start: { built: true, script: () => 'dist/main/cli.mjs', args: (rest) => ['start', ...rest] },
  cli: { built: true, script: () => 'dist/main/cli.mjs', args: (rest) => rest, asksQuestions: true },
  bench: { built: true, script: ([name]) => findProgram('bench', name, ''), args: (rest) => rest.slice(1) },
  proof: {
    built: true,
    script: ([name]) => findProgram('proof', name, 'proof-'),
    args: (rest) => rest.slice(1),
  },
  test: { built: true, script: () => 'scripts/run-tests.mjs', args: (rest) => rest },
  check: { built: false, script: () => 'scripts/check.mjs', args: (rest) => rest },
  format: { built: false, script: () => 'scripts/format.mjs', args: (rest) => rest },
};

async function main([name, ...rest]) {
  if (Number(process.versions.node.split('.')[0]) < 18) {
    throw new Fault(`Commonweal needs Node.js 18 or later to start; this is ${process.versions.node}.`);
  }
  const command = COMMANDS[name];
  if (!command && name !== 'build') {
    throw new Fault(
      `Say what to do: node scripts/bootstrap.mjs ${['build', ...Object.keys(COMMANDS)].join(' | ')}`,
      2,
    );
  }
  await installWhenNeeded(root, say);
  const node = findPinnedNode(root);
  // What Node.js makes of our files before running them is kept: a second start takes half the time.
  const env = {
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
    ...withNodeFirst(node),
  };
  if (!command || command.built) await buildWhenNeeded({ root, node, env, say, force: !command });
  if (!command) return 0;
  const script = join(root, command.script(rest));
  if (!existsSync(script))
    throw new Fault(`This clone has no ${command.script(rest)}, which "${name}" runs.`);
  return runChild(
    node,
    ['--enable-source-maps', `--import=${lifelineScript}`, script, ...command.args(rest)],
    {
      env,
      ownGroup: !command.asksQuestions,
      lifeline: true,
    },
  );
}

/** Benchmarks and proofs are built side by side; proofs are named for what they are. */
function findProgram(kind, name, prefix) {
  const folder = join(root, 'dist/bench');
  const programs = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.mjs')) : [];
  const names = programs
    .map((file) => basename(file, '.mjs'))
    .filter((file) => file.startsWith('proof-') === (kind === 'proof'))
    .map((file) => file.slice(prefix.length));
  if (name && names.includes(name)) return `dist/bench/${prefix}${name}.mjs`;
  const choice = names.length > 0 ? `there are ${names.join(', ')}` : 'there are none yet';
  throw new Fault(`${name ? `No ${kind} is called "${name}"` : `Name a ${kind}`}: ${choice}.`, 2);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  say(error.message);
  process.exitCode = error.exitCode;
}
