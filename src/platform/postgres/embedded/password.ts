import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { Binaries } from './binaries.ts';
import { EmbeddedError } from './embedded-error.ts';
import { explainFault } from './explain-fault.ts';
import { giveToFolderOwner, type Placement } from './placement.ts';
import { SUPERUSER, serverEnvironment } from './settings.ts';

/** The superuser's password, or `undefined` when its file is missing. */
export function findPassword(placement: Placement): string | undefined {
  if (!existsSync(placement.passwordFile)) return undefined;
  return readFileSync(placement.passwordFile, 'utf8').trim();
}

/** Makes a password and keeps it in a file that only we can read; of two at once the first wins and both return it. */
export function createPassword(placement: Placement): string {
  const unfinished = `${placement.passwordFile}.${randomUUID()}`;
  const handle = openSync(unfinished, 'w', 0o600);
  writeFileSync(handle, `${randomBytes(24).toString('base64url')}\n`);
  fsyncSync(handle);
  closeSync(handle);
  giveToFolderOwner(unfinished);
  try {
    linkSync(unfinished, placement.passwordFile);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(unfinished, { force: true });
  }
  return findPassword(placement)!;
}

/**
 * Sets the superuser's password in a cluster that no server is running, as whoever owns the files may.
 * For data whose password file was lost, for instance when only the cluster was copied back.
 *
 * @param password letters, digits, `-` and `_` only, as `createPassword` makes it
 * @throws {EmbeddedError} when the cluster cannot be opened
 */
export function resetPassword(placement: Placement, binaries: Binaries, password: string): void {
  const result = spawnSync(binaries.postgres, ['--single', '-D', placement.clusterDir, 'postgres'], {
    encoding: 'utf8',
    cwd: placement.clusterDir,
    env: serverEnvironment(),
    input: `alter role ${SUPERUSER} password '${password}';\n`,
    ...(placement.account && { uid: placement.account.uid, gid: placement.account.gid }),
  });
  if (result.status !== 0) throw new EmbeddedError(explainFault(result.stderr ?? '', placement));
}
