import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { EmbeddedError } from './embedded-error.ts';
import { explainFault } from './explain-fault.ts';
import type { Placement } from './placement.ts';
import { SUPERUSER, serverEnvironment } from './settings.ts';

/**
 * The libc character types to try, best first. Sorting is PostgreSQL's own C.UTF-8 everywhere, which no system upgrade
 * can change; but pg_trgm asks libc what a letter is, and under plain C "ë" is none.
 */
const CHARACTER_TYPES = ['C.UTF-8', 'en_GB.UTF-8', 'en_US.UTF-8', 'UTF-8', 'C'];

export function hasCluster(placement: Placement): boolean {
  return existsSync(join(placement.clusterDir, 'PG_VERSION'));
}

/**
 * Creates the cluster: UTF-8, page checksums, SCRAM for every connection. It appears whole or not at all.
 *
 * @throws {EmbeddedError} with the reason in one sentence
 */
export async function createCluster(
  placement: Placement,
  binaries: Binaries,
  password: string,
): Promise<void> {
  const mark = randomUUID();
  const unfinished = join(placement.folder, `cluster.${mark}`);
  const passwordCopy = join(placement.folder, `password.${mark}`);
  try {
    writeFileSync(passwordCopy, password, { mode: 0o600 });
    giveToServer(passwordCopy, placement);
    let output = '';
    for (const characterType of CHARACTER_TYPES) {
      rmSync(unfinished, { recursive: true, force: true });
      mkdirSync(unfinished, { mode: 0o700 });
      giveToServer(unfinished, placement);
      const result = await runAsServer(placement, binaries.initdb, [
        `--pgdata=${unfinished}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordCopy}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--data-checksums',
        '--locale=C',
        `--lc-ctype=${characterType}`,
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--text-search-config=english',
      ]);
      if (result.status === 0) {
        publish(unfinished, placement.clusterDir);
        return;
      }
      output = result.output;
      if (!output.includes('invalid locale name')) break;
    }
    throw new EmbeddedError(explainFault(output, placement));
  } finally {
    rmSync(passwordCopy, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** @throws {EmbeddedError} when another major version of PostgreSQL wrote this cluster */
export function checkMajorVersion(placement: Placement, binaries: Binaries): void {
  const written = readFileSync(join(placement.clusterDir, 'PG_VERSION'), 'utf8').trim();
  if (Number(written) === binaries.majorVersion) return;
  throw new EmbeddedError(
    `The database in ${placement.folder} was written by PostgreSQL ${written}, and this Commonweal brings ${binaries.majorVersion}: take a backup with the Commonweal that wrote it, and restore that into a new folder.`,
  );
}

function giveToServer(path: string, { account }: Placement): void {
  if (account) chownSync(path, account.uid, account.gid);
}

function publish(unfinished: string, clusterDir: string): void {
  try {
    renameSync(unfinished, clusterDir);
  } catch (error) {
    // Another start may have finished first: its cluster is as good as ours.
    if (!existsSync(join(clusterDir, 'PG_VERSION'))) throw error;
  }
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(clusterDir), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

function runAsServer(
  { account }: Placement,
  program: string,
  args: string[],
): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: '/',
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(account && { uid: account.uid, gid: account.gid }),
    });
    let output = '';
    const keep = (text: Buffer) => {
      output += text.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => resolve({ status: null, output: error.message }));
    child.once('close', (status) => resolve({ status, output }));
  });
}
