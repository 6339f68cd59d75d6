import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planted } from './planted.ts';
import { listModules, repository } from './source-files.ts';

interface Violation {
  from: string;
  to: string;
  rule: { name: string };
}

interface Cruise {
  modules: { source: string; dependencies: unknown[] }[];
  summary: { violations: Violation[] };
}

/** Runs the import checker over `src` in a folder, with the rules of that folder. */
function cruise(folder: string): Promise<Cruise> {
  const checker = join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const parameters = [checker, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      parameters,
      { cwd: folder, maxBuffer: 256 * 1024 * 1024 },
      (fault, stdout, stderr) => {
        // The checker ends with the number of violations as its exit code; that is not a fault of ours.
        if (stdout.trim() === '') reject(new Error(`the import checker said nothing: ${stderr || fault}`));
        else resolve(JSON.parse(stdout) as Cruise);
      },
    );
  });
}

const sentence = (found: Violation) => `${found.rule.name}: ${found.from} → ${found.to}`;

describe('imports go one way', () => {
  it('in everything under src, and the checker really read it', async () => {
    const { modules, summary } = await cruise(repository);
    expect(summary.violations.map(sentence)).toEqual([]);
    const ours = modules.filter(({ source }) => source.startsWith('src/'));
    expect(ours.map(({ source }) => source).sort()).toEqual(listModules({ tests: true }));
    expect(ours.length).toBeGreaterThan(50);
    const pages = ours.filter(({ source }) => source.endsWith('.tsx'));
    expect(pages.filter(({ dependencies }) => dependencies.length > 0).length).toBeGreaterThan(5);
  });
});

describe('the checker is awake', () => {
  let folder: string;
  let found: Violation[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'boundaries-'));
    for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
      await cp(join(repository, name), join(folder, name));
    await symlink(join(repository, 'node_modules'), join(folder, 'node_modules'));
    for (const { files } of planted)
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), text);
      }
    found = (await cruise(folder)).summary.violations;
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(planted.filter(({ rule }) => rule !== undefined))('it catches $what', ({ rule, from }) => {
    expect(found.filter((violation) => violation.from === from).map(({ rule }) => rule.name)).toContain(rule);
  });

  it.each(planted.filter(({ rule }) => rule === undefined))('it allows $what', ({ from }) => {
    expect(found.filter((violation) => violation.from === from).map(sentence)).toEqual([]);
  });

  it('and every rule has been seen to catch something', () => {
    const rules = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
      forbidden: { name: string }[];
    };
    const caught = new Set(planted.map(({ rule }) => rule));
    expect(rules.forbidden.map(({ name }) => name).filter((name) => !caught.has(name))).toEqual([]);
  });
});
