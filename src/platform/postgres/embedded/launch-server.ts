import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { giveToFolderOwner, type Placement } from './placement.ts';
import { readNote, type ServerAddress } from './running-server.ts';
import { serverEnvironment } from './settings.ts';
import { SOCKET_PORT, chooseSocketDirectory } from './socket-directory.ts';

const LARGEST_LOG_BYTES = 10 * 1024 ** 2;

/**
 * Starts a server and waits until it accepts connections; recovery after a crash may take minutes and is waited for.
 *
 * The server gets a session of its own, so that Ctrl-C in a terminal reaches it only through us, after the last write;
 * and, where the system can do that, a request to stop when we die without having stopped it (so call this from
 * the main thread: a worker thread's end would count as ours).
 *
 * @returns the server, with a promise of its end; or what it wrote before it gave up
 */
export async function launchServer(options: {
  placement: Placement;
  binaries: Binaries;
  settings: Record<string, string>;
  loopbackOnly: boolean;
  log: (line: string) => void;
}): Promise<{ address: ServerAddress; ended: Promise<void> } | { output: string }> {
  const { placement, binaries, log } = options;
  const socketDir = options.loopbackOnly ? undefined : await chooseSocketDirectory(placement);
  const port = socketDir === undefined ? await findFreePort() : SOCKET_PORT;
  const settings =
    socketDir === undefined ? { ...options.settings, listen_addresses: '127.0.0.1' } : options.settings;
  const args = [
    '-D',
    placement.clusterDir,
    '-p',
    String(port),
    '-k',
    socketDir ?? '',
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const wrapper = findDeathSignaller();
  const logStart = rotateLog(placement.logFile);
  const logHandle = openSync(placement.logFile, 'a', 0o600);
  giveToFolderOwner(placement.logFile);
  const child = spawn(
    wrapper ?? binaries.postgres,
    wrapper ? ['--pdeathsig', 'INT', binaries.postgres, ...args] : args,
    {
      cwd: placement.clusterDir,
      env: serverEnvironment(),
      stdio: ['ignore', logHandle, logHandle],
      detached: process.platform !== 'win32',
      ...(placement.account && { uid: placement.account.uid, gid: placement.account.gid }),
    },
  );
  closeSync(logHandle);
  let spawnFault: string | undefined;
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => (spawnFault = error.message));
    child.once('error', resolve);
    child.once('exit', resolve);
  }).then(() => {
    hasEnded = true;
  });
  for (let waits = 1; ; waits += 1) {
    await Promise.race([ended, pause(10)]);
    if (hasEnded)
      return { output: spawnFault ?? readFileSync(placement.logFile).subarray(logStart).toString() };
    const note = readNote(placement.clusterDir);
    if (note?.pid === child.pid && note?.status === 'ready') {
      child.unref();
      return { address: note, ended };
    }
    if (waits % 1000 === 0) log('The database is recovering from its last stop.');
  }
}

/** The program that makes the kernel interrupt the server when the thread that started it is gone; Linux only. */
function findDeathSignaller(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const help = spawnSync('setpriv', ['--help'], { encoding: 'utf8' });
  return help.stdout?.includes('--pdeathsig') ? 'setpriv' : undefined;
}

/** @returns the length of the log, in bytes, before anything new is written */
function rotateLog(logFile: string): number {
  if (!existsSync(logFile)) return 0;
  const { size } = statSync(logFile);
  if (size < LARGEST_LOG_BYTES) return size;
  renameSync(logFile, `${logFile}.1`);
  return 0;
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const trial = createServer();
    trial.once('error', reject);
    trial.listen(0, '127.0.0.1', () => {
      const { port } = trial.address() as AddressInfo;
      trial.close(() => resolve(port));
    });
  });
}
