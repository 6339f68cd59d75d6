import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STAMP = '.commonweal-installed';

/** The machine an installation is for: packages bring programs of one system only. */
const SYSTEM = `${process.platform}-${process.arch}`;

/**
 * Whether node_modules holds what the lockfile asks for. What somebody installed by hand, without us, counts too
 * when npm's own list of it agrees with the lockfile.
 *
 * @param {string} root
 */
export function isInstalled(root) {
  const modules = join(root, 'node_modules');
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const mark = makeMark(lockText);
  if (readOrEmpty(join(modules, STAMP)) === mark) return true;
  const installedText = readOrEmpty(join(modules, '.package-lock.json'));
  if (installedText === '') return false;
  if (!agrees(JSON.parse(lockText).packages, JSON.parse(installedText).packages)) return false;
  markInstalled(root);
  return true;
}

/** @param {string} root */
export function markInstalled(root) {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  writeFileSync(join(root, 'node_modules', STAMP), makeMark(lockText));
}

/** How many packages the lockfile has for this machine, near enough for a line of progress. */
export function countPackages(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages).filter(([path, entry]) => path !== '' && isForSystem(entry)).length;
}

/**
 * Whether npm's list of what is installed is what the lockfile asks for on this machine.
 *
 * @param {Record<string, object>} locked entries of package-lock.json by path
 * @param {Record<string, object>} installed entries of node_modules/.package-lock.json
 * @param {{ platform: string, arch: string }} [machine]
 */
export function agrees(locked, installed, machine = process) {
  const sameVersions = Object.entries(installed).every(
    ([path, entry]) => locked[path]?.version === entry.version,
  );
  const complete = Object.entries(locked).every(
    ([path, entry]) => path === '' || installed[path] || !isRequired(entry, machine),
  );
  return sameVersions && complete;
}

/** The mark of an installation: a lockfile's bytes, on a machine. */
export function makeMark(lockText, system = SYSTEM) {
  return `${createHash('sha256').update(lockText).digest('hex')} ${system}\n`;
}

function isRequired(entry, machine) {
  if (entry.peer) return false;
  if (!entry.optional && !entry.devOptional) return true;
  // Of the optional ones, those made for exactly this machine (and not for one of its C libraries) must be there.
  return Boolean(entry.os && entry.cpu && !entry.libc) && isForSystem(entry, machine);
}

function isForSystem(entry, machine = process) {
  return allows(entry.os, machine.platform) && allows(entry.cpu, machine.arch);
}

/** npm writes one name, a list, or names to leave out (`!win32`). */
function allows(names, name) {
  if (names === undefined) return true;
  const list = [names].flat();
  if (list.includes(`!${name}`)) return false;
  return list.some((each) => each.startsWith('!')) || list.includes(name);
}

function readOrEmpty(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
