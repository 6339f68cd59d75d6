import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findPackagedBinaries, prepareBinaries, type Binaries, type PackagedBinaries } from './binaries.ts';
import { checkMajorVersion, createCluster, hasCluster } from './cluster.ts';
import { EmbeddedError } from './embedded-error.ts';
import { explainFault } from './explain-fault.ts';
import { launchServer } from './launch-server.ts';
import { createPassword, findPassword, resetPassword } from './password.ts';
import { describePlacement, findDataFolder, placeData, type Placement } from './placement.ts';
import { askServer, findServer, readClusterName, stopServer, type ServerAddress } from './running-server.ts';
import { SUPERUSER, completeSettings } from './settings.ts';

export { EmbeddedError } from './embedded-error.ts';
export { acquireInstanceLock } from './instance-lock.ts';

/** A running PostgreSQL server of our own. Connect with `pg`: `{ host, port, user: superuser, password, database }`. */
export interface EmbeddedServer {
  /** folder of the Unix socket; empty where the server listens on the loopback address instead */
  socketDir: string;
  /** what `pg` wants as `host`: the socket's folder, or 127.0.0.1 */
  host: string;
  port: number;
  superuser: string;
  password: string;
  /** whether the server was already running */
  adopted: boolean;
  /** PostgreSQL's own folder, for a copy of the stopped server */
  clusterDir: string;
  logFile: string;
  /** Ends sessions, writes everything, stops; also when adopted. Later calls return the first one's promise. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** holds the cluster, the password file, the log and the socket; made when missing */
  dataDir: string;
  /** one line for a person, without personal data */
  log: (line: string) => void;
  /** PostgreSQL settings by name; they override the defaults in settings.ts */
  settings?: Record<string, string>;
  /** listen on 127.0.0.1 even where a Unix socket would do */
  loopbackOnly?: boolean;
  /** where to keep the data, as root, if the server's account cannot enter `dataDir` */
  reachableRoots?: string[];
  /** programs to use; npm's by default */
  packaged?: PackagedBinaries;
}

/**
 * Starts PostgreSQL over the data in `dataDir`, creating it the first time. A server that a killed program left behind
 * is adopted when it runs with these settings and this version, and is otherwise stopped first.
 * Hold the instance lock while using it: this does not ask whether another program needs the server it finds.
 *
 * @throws {EmbeddedError} whose message is a sentence for a person: what is wrong and what to do
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { log } = options;
  const dataDir = resolve(options.dataDir);
  const packaged = options.packaged ?? findPackagedBinaries();
  const { reachableRoots, loopbackOnly = false } = options;
  const placement = placeData({ dataDir, log, ...(reachableRoots && { reachableRoots }) });
  const binaries = prepareBinaries({ packaged, account: placement.account, copyInto: placement.folder, log });
  const password = await preparePassword(placement, binaries, log);
  if (!hasCluster(placement)) await createCluster(placement, binaries, password);
  checkMajorVersion(placement, binaries);
  const settings = completeSettings(binaries.version, options.settings);
  for (let tries = 1; ; tries += 1) {
    const found = await askServer(placement, password, log);
    if (found && found.clusterName === settings['cluster_name']) {
      log('A database server was already running over this data; it is used.');
      return describeServer(found.address, {
        placement,
        password,
        log,
        adopted: true,
        pgCtl: binaries.pgCtl,
      });
    }
    const orphan = findServer(placement);
    if (orphan) {
      log(
        'A database server was left running over this data, with other settings; it is stopped and started afresh.',
      );
      await stopServer(orphan.pid, placement, log, binaries.pgCtl);
    }
    const launched = await launchServer({ placement, binaries, settings, loopbackOnly, log });
    if ('address' in launched) {
      return watch(
        describeServer(launched.address, { placement, password, log, adopted: false, pgCtl: binaries.pgCtl }),
        launched.ended,
        log,
      );
    }
    const passing = /lock file "postmaster\.pid"|pre-existing shared memory block/u.test(launched.output);
    if (!passing || tries === 40) throw new EmbeddedError(explainFault(launched.output, placement));
    await pause(250);
  }
}

/**
 * The server that is running over `dataDir` now, for a command that works beside it. It neither starts nor owns one:
 * do not call `stop()` on it.
 */
export async function findRunningEmbedded(dataDir: string): Promise<EmbeddedServer | undefined> {
  const folder = findDataFolder(resolve(dataDir));
  if (!existsSync(folder)) return undefined;
  const placement = describePlacement(folder, undefined);
  const address = findServer(placement);
  const password = findPassword(placement);
  if (!address || password === undefined) return undefined;
  try {
    await readClusterName(address, password);
  } catch {
    return undefined;
  }
  return describeServer(address, { placement, password, log: () => undefined, adopted: true });
}

/** Stops the server over `dataDir`, if one runs, and deletes everything it kept, wherever that is. */
export async function removeEmbedded(options: {
  dataDir: string;
  log: (line: string) => void;
}): Promise<void> {
  const dataDir = resolve(options.dataDir);
  const folder = findDataFolder(dataDir);
  if (existsSync(folder)) {
    const placement = describePlacement(folder, undefined);
    const server = findServer(placement);
    if (server) await stopServer(server.pid, placement, options.log);
  }
  rmSync(folder, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}

async function preparePassword(
  placement: Placement,
  binaries: Binaries,
  log: (line: string) => void,
): Promise<string> {
  const kept = findPassword(placement);
  if (kept !== undefined) return kept;
  if (!hasCluster(placement)) return createPassword(placement);
  const server = findServer(placement);
  if (server) await stopServer(server.pid, placement, log, binaries.pgCtl);
  const password = createPassword(placement);
  resetPassword(placement, binaries, password);
  log(
    `The database's password file was missing: a new password was set and kept in ${placement.passwordFile}.`,
  );
  return password;
}

/** A server that ends without having been asked to is worth a line, since everything else will soon fail. */
function watch(server: EmbeddedServer, ended: Promise<void>, log: (line: string) => void): EmbeddedServer {
  let asked = false;
  void ended.then(() => {
    if (!asked) log(`The database server stopped by itself; its log is ${server.logFile}.`);
  });
  return {
    ...server,
    stop: () => {
      asked = true;
      return server.stop();
    },
  };
}

function describeServer(
  address: ServerAddress,
  rest: {
    placement: Placement;
    password: string;
    log: (line: string) => void;
    adopted: boolean;
    pgCtl?: string;
  },
): EmbeddedServer {
  const { placement, password, log, adopted, pgCtl } = rest;
  let stopping: Promise<void> | undefined;
  return {
    socketDir: address.socketDir,
    host: address.host,
    port: address.port,
    superuser: SUPERUSER,
    password,
    adopted,
    clusterDir: placement.clusterDir,
    logFile: placement.logFile,
    stop: () => (stopping ??= stopServer(address.pid, placement, log, pgCtl)),
  };
}
