import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { EmbeddedError } from './embedded-error.ts';

/** The account the server runs as. `undefined` means: our own, which is not root. */
export interface OsAccount {
  name: string;
  uid: number;
  gid: number;
}

const PREFERRED = ['postgres', 'nobody', 'daemon'];

/**
 * Which account the server should run as. PostgreSQL refuses root, so as root it gets another account; and
 * `initdb` looks its own account up, so that account must be listed on the machine.
 *
 * @param clusterDir an existing cluster decides for itself: the server must be the owner of its files
 * @throws {EmbeddedError} when root is alone on the machine, or the files belong to somebody else
 */
export function chooseAccount(clusterDir: string, accounts = listAccounts()): OsAccount | undefined {
  const ownUid = process.getuid?.();
  if (ownUid === undefined) return undefined;
  const owner = ownerOf(clusterDir);
  if (ownUid !== 0) {
    if (owner && owner.uid !== ownUid) {
      const other = accounts.find((account) => account.uid === owner.uid)?.name ?? `user ${owner.uid}`;
      throw new EmbeddedError(
        `The database in ${clusterDir} belongs to ${other}, not to the account you run as: run the program as it was run before, or give the folder back with chown.`,
      );
    }
    return undefined;
  }
  if (owner && owner.uid !== 0) {
    const name = accounts.find((account) => account.uid === owner.uid)?.name ?? `user ${owner.uid}`;
    return { name, ...owner };
  }
  const ordinary = accounts.filter((account) => account.uid !== 0);
  const preferred = PREFERRED.map((name) => ordinary.find((account) => account.name === name));
  const account = preferred.find((candidate) => candidate !== undefined) ?? ordinary[0];
  if (!account) {
    throw new EmbeddedError(
      'PostgreSQL does not run as root and this machine has no other account: add one with "useradd --system postgres", or set DATABASE_URL.',
    );
  }
  return account;
}

/** The machine's accounts as /etc/passwd lists them; empty where there is no such file. */
export function listAccounts(file = '/etc/passwd'): OsAccount[] {
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map((fields) => ({ name: fields[0]!, uid: Number(fields[2]), gid: Number(fields[3]) }));
}

/**
 * Whether an account can enter a folder, tried rather than reasoned: mode bits say nothing of
 * access lists, network mounts and security modules.
 */
export function canEnter(folder: string, account: OsAccount | undefined): boolean {
  if (!account) return true;
  const trial = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], {
    uid: account.uid,
    gid: account.gid,
    cwd: '/',
    stdio: 'ignore',
  });
  return trial.status === 0;
}

function ownerOf(folder: string): { uid: number; gid: number } | undefined {
  const status = statSync(folder, { throwIfNoEntry: false });
  return status && { uid: status.uid, gid: status.gid };
}
