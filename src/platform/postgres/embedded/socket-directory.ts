import { chmodSync, chownSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canEnter } from './os-account.ts';
import type { Placement } from './placement.ts';

/** Only part of a file name: each database has a folder of its own, so no two meet. */
export const SOCKET_PORT = 5432;

/** The kernel's room for a socket's path, without the closing zero byte. */
const MAX_SOCKET_PATH_BYTES = process.platform === 'darwin' ? 103 : 107;

/**
 * A folder for the server's socket that only its account can enter: beside the data when the path is short
 * enough and the disk can hold sockets, else a short one.
 *
 * @returns `undefined` where there are no Unix sockets; then use the loopback address
 */
export async function chooseSocketDirectory(placement: Placement): Promise<string | undefined> {
  if (process.platform === 'win32') return undefined;
  for (const folder of listCandidates(placement.folder)) {
    if (Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}`)) > MAX_SOCKET_PATH_BYTES) continue;
    if (makePrivate(folder, placement) && (await canHoldSocket(folder))) return folder;
  }
  return undefined;
}

function listCandidates(folder: string): string[] {
  const uid = process.getuid?.() ?? 0;
  const name = `commonweal-${createHash('sha256').update(`${uid}:${folder}`).digest('hex').slice(0, 12)}`;
  const runtime = uid === 0 ? '/run' : process.env['XDG_RUNTIME_DIR'];
  return [
    join(folder, 'socket'),
    ...(runtime ? [join(runtime, name)] : []),
    join(tmpdir(), name),
    join('/tmp', name),
  ];
}

function makePrivate(folder: string, { account }: Placement): boolean {
  try {
    if (!lstatSync(folder, { throwIfNoEntry: false })) {
      mkdirSync(folder, { mode: 0o700 });
      chmodSync(folder, 0o700);
      if (account) chownSync(folder, account.uid, account.gid);
    }
    const status = lstatSync(folder);
    const owner = account?.uid ?? process.getuid?.();
    return (
      status.isDirectory() && status.uid === owner && (status.mode & 0o077) === 0 && canEnter(folder, account)
    );
  } catch {
    return false;
  }
}

/** Some disks (shared folders of virtual machines, some network mounts) hold files but no sockets. */
function canHoldSocket(folder: string): Promise<boolean> {
  const path = join(folder, randomUUID().slice(0, 8));
  return new Promise((resolve) => {
    const trial = createServer();
    trial.once('error', () => resolve(false));
    trial.listen(path, () => {
      trial.close(() => {
        rmSync(path, { force: true });
        resolve(true);
      });
    });
  });
}
