import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { EmbeddedError } from './embedded-error.ts';
import { canEnter, chooseAccount, type OsAccount } from './os-account.ts';

/** Where one embedded database lives: everything of it is in `folder`. */
export interface Placement {
  folder: string;
  clusterDir: string;
  passwordFile: string;
  logFile: string;
  account: OsAccount | undefined;
}

/** In the folder that was asked for: the path where the data is really kept. */
const POINTER = 'kept-at';

/**
 * Decides where the data lives: in the folder asked for or, when the server's account cannot enter that, in a folder
 * of its own below `reachableRoots`. The choice is written down in the folder asked for, so that it stays the same.
 *
 * @throws {EmbeddedError} when existing data can no longer be entered, or no place can be found
 */
export function placeData(options: {
  dataDir: string;
  log: (line: string) => void;
  reachableRoots?: string[];
}): Placement {
  const { dataDir, log } = options;
  const folder = findDataFolder(dataDir);
  const account = chooseAccount(join(folder, 'cluster'));
  makeFolder(dataDir, account);
  if (folder !== dataDir) makeFolder(folder, account);
  if (canEnter(folder, account)) return describePlacement(folder, account);
  if (existsSync(join(folder, 'cluster'))) {
    throw new EmbeddedError(
      `The database is in ${folder}, which ${account!.name} can no longer enter: open the folders above it with chmod o+x, and start again.`,
    );
  }
  const roots = options.reachableRoots ?? listReachableRoots(dataDir);
  for (const root of roots) {
    const elsewhere = join(root, randomBytes(6).toString('hex'));
    if (!tryMakeFolder(elsewhere, account)) continue;
    writeFileSync(join(dataDir, POINTER), `${elsewhere}\n`);
    log(
      `The database is kept in ${elsewhere}: ${account!.name}, the account it runs as, cannot enter ${dataDir}.`,
    );
    return describePlacement(elsewhere, account);
  }
  throw new EmbeddedError(
    `${account!.name}, the account the database runs as, can enter neither ${dataDir} nor ${roots.join(' nor ')}: make one of them enterable with chmod o+x.`,
  );
}

/** The folder that holds, or would hold, the data of `dataDir`. */
export function findDataFolder(dataDir: string): string {
  const pointer = join(dataDir, POINTER);
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : dataDir;
}

/** Gives a file that root made to whoever owns its folder, so that the same data also serves that person. */
export function giveToFolderOwner(file: string): void {
  if (process.getuid?.() !== 0) return;
  const owner = statSync(dirname(file));
  chownSync(file, owner.uid, owner.gid);
}

/** Paths are real ones: a running server is recognised by its working folder. */
export function describePlacement(named: string, account: OsAccount | undefined): Placement {
  const folder = realpathSync(named);
  return {
    folder,
    clusterDir: join(folder, 'cluster'),
    passwordFile: join(folder, 'password'),
    logFile: join(folder, 'server.log'),
    account,
  };
}

function tryMakeFolder(folder: string, account: OsAccount | undefined): boolean {
  try {
    makeFolder(dirname(folder), account);
    const status = statSync(dirname(folder));
    // A folder another person made, or may write to, is not a place for somebody's records.
    if (status.uid !== 0 || (status.mode & 0o022) !== 0) return false;
    makeFolder(folder, account);
    return canEnter(folder, account);
  } catch {
    return false;
  }
}

/** What is asked for in the temporary folder is temporary, and must not outlast it. */
function listReachableRoots(dataDir: string): string[] {
  const temporary = join(tmpdir(), 'commonweal');
  return dataDir.startsWith(join(tmpdir(), sep)) ? [temporary] : ['/var/lib/commonweal', temporary];
}

/** Ours alone, but passable when the server runs as another account. */
function makeFolder(folder: string, account: OsAccount | undefined): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, account ? 0o711 : 0o700);
}
