import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';

const compressed = (name: string | undefined) => gzipSync(readFileSync(`dist/assets/${name}`)).length;

describe('what the build gives the browser', () => {
  let css = '';
  let manifest: Record<string, string> = {};

  beforeAll(() => {
    execFileSync(process.execPath, ['scripts/build.mjs', '--assets']);
    manifest = JSON.parse(readFileSync('dist/assets/manifest.json', 'utf8')) as Record<string, string>;
    css = readFileSync(`dist/assets/${manifest['main.css']}`, 'utf8');
  });

  it('has our face and colours, and nothing that is GOV.UK’s alone', () => {
    expect(css).toContain('Atkinson Hyperlegible Next');
    expect(css).toContain('#00594f');
    expect(css).not.toMatch(/GDS Transport|crown|crest|govuk-header|govuk-footer/i);
  });

  it('fetches nothing from elsewhere, and every file it names was built', () => {
    const urls = [...css.matchAll(/url\(["']?([^)"']+)/g)].map(([, url]) => url!);
    expect(urls.length).toBeGreaterThan(0);
    for (const url of urls.filter((each) => !each.startsWith('data:'))) {
      expect(url).toMatch(/^\/assets\//);
      expect(statSync(`dist${url}`).size).toBeGreaterThan(0);
    }
    expect(css).not.toContain('@import');
  });

  it('has scripts that name no other host, but in the words of licences and name spaces', () => {
    const ours = ['main.js', 'map.js'].map((name) => readFileSync(`dist/assets/${manifest[name]}`, 'utf8'));
    expect(ours.join('')).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
  });

  it('is small enough for a slow line: main script under 20 KB, styles under 30 KB, compressed', () => {
    expect(compressed(manifest['main.js'])).toBeLessThan(20_000);
    expect(compressed(manifest['main.css'])).toBeLessThan(30_000);
  });

  it('gives each file the name of its content, and keeps none that is not named', () => {
    const built = globSync('dist/assets/*').map((path) =>
      path.replaceAll('\\', '/').slice('dist/assets/'.length),
    );
    const plain = built.filter((name) => !/\.(gz|br|part)$/.test(name) && name !== 'manifest.json');
    expect(plain.sort()).toEqual(Object.values(manifest).sort());
    expect(Object.values(manifest).every((name) => /-[\da-f]{10}\.\w+$/.test(name))).toBe(true);
  });
});
