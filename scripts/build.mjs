// Builds everything that runs: the entry points, the browser's scripts, the styles and the static files.
// dist/main/*.mjs · dist/bench/*.mjs · dist/assets/* with manifest.json (logical name → hashed name).
import { createHash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import * as esbuild from 'esbuild';

const root = resolve(import.meta.dirname, '..');
const at = (...parts) => join(root, ...parts);
const assetsDir = at('dist/assets');
const production = !process.argv.includes('--dev');
const started = performance.now();

const isEntry = (file) => !/\.(test|d)\.ts$/.test(file);
const shortHash = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 10);
const mapLibre = (file) => at('node_modules/maplibre-gl/dist', file);
const font = (name) =>
  at(
    'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files',
    `atkinson-hyperlegible-next-${name}-wght-normal.woff2`,
  );

const copies = {
  'atkinson-latin.woff2': font('latin'),
  'atkinson-latin-ext.woff2': font('latin-ext'),
  'maplibre-gl.mjs': mapLibre('maplibre-gl.mjs'),
  'maplibre-gl-worker.mjs': mapLibre('maplibre-gl-worker.mjs'),
  'maplibre-gl-shared.mjs': mapLibre('maplibre-gl-shared.mjs'),
  'maplibre-gl.css': mapLibre('maplibre-gl.css'),
  'icon-document.svg': at('node_modules/@ministryofjustice/frontend/moj/assets/images/icon-document.svg'),
  'favicon.svg': at('src/web/assets/favicon.svg'),
};

/** Written beside and renamed, so that a server reading during a build never sees half a file. */
async function put(path, bytes) {
  const beside = `${path}.${process.pid}.part`;
  await writeFile(beside, bytes);
  await rename(beside, path);
}

const manifest = {};
async function emit(logical, bytes) {
  const name = `${basename(logical, extname(logical))}-${shortHash(bytes)}${extname(logical)}`;
  manifest[logical] = name;
  const path = join(assetsDir, name);
  if (existsSync(path)) return name;
  await put(path, bytes);
  if (/\.(css|js|mjs|svg)$/.test(name)) await compressBeside(path, bytes);
  return name;
}

async function compressBeside(path, bytes) {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  const [gz, br] = await Promise.all([
    promisify(gzip)(bytes, { level: 9 }),
    promisify(brotliCompress)(bytes, quality),
  ]);
  await Promise.all([put(`${path}.gz`, gz), put(`${path}.br`, br)]);
}

/** MapLibre names no source map of ours; its pointer to one would be a 404 in the browser's console. */
const withoutSourceMapLine = (bytes) =>
  Buffer.from(bytes.toString('utf8').replace(/\n?\/\/# sourceMappingURL=.*\n?$/, '\n'));

async function copyStatic() {
  for (const [logical, from] of Object.entries(copies)) {
    const bytes = await readFile(from);
    await emit(logical, logical.endsWith('.mjs') ? withoutSourceMapLine(bytes) : bytes);
  }
}

/** Sass takes seconds, so its output is kept under the hash of everything that went into it. */
async function buildStyles() {
  const sources = globSync('src/web/styles/**/*.scss', { cwd: root }).sort();
  const versions = ['govuk-frontend', '@ministryofjustice/frontend', 'sass'].map((name) =>
    readFile(at('node_modules', name, 'package.json')),
  );
  const inputs = await Promise.all([...sources.map((file) => readFile(at(file))), ...versions]);
  const key = shortHash(Buffer.concat([Buffer.from(`1 ${production} ${sources.join()}`), ...inputs]));
  let compiled = 0;
  for (const file of sources.filter((name) => !basename(name).startsWith('_'))) {
    const logical = `${basename(file, '.scss')}.css`;
    const kept = at('dist/.cache', `${key}-${logical}`);
    if (!existsSync(kept)) {
      await mkdir(dirname(kept), { recursive: true });
      await put(kept, await compileSass(file));
      compiled += 1;
    }
    const css = await readFile(kept, 'utf8');
    const linked = css.replaceAll(/asset:([\w.-]+)/g, (_, name) => {
      if (!manifest[name]) throw new Error(`${file} asks for ${name}, which is not among the static files`);
      return `/assets/${manifest[name]}`;
    });
    await emit(logical, Buffer.from(linked));
  }
  return compiled;
}

async function compileSass(file) {
  const sass = await import('sass');
  const { css } = await sass.compileAsync(at(file), {
    loadPaths: [root],
    quietDeps: true,
    // The Ministry of Justice's styles use forms that Sass will drop; nothing of ours does.
    silenceDeprecations: ['import', 'global-builtin'],
    style: production ? 'compressed' : 'expanded',
  });
  return css;
}

async function buildClient() {
  const entries = globSync('src/web/client/*.ts', { cwd: root }).filter(isEntry);
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: entries,
    bundle: true,
    format: 'esm',
    target: ['es2022'],
    minify: production,
    outdir: assetsDir,
    write: false,
    legalComments: 'none',
    logLevel: 'silent',
    plugins: [mapLibreFromOwnFile],
    define: { MAPLIBRE_WORKER_URL: JSON.stringify(`/assets/${manifest['maplibre-gl-worker.mjs']}`) },
  });
  for (const file of outputFiles) await emit(basename(file.path), Buffer.from(file.contents));
  return outputFiles.length;
}

/** A megabyte already minified: served as it is, not bundled again. */
const mapLibreFromOwnFile = {
  name: 'maplibre-from-own-file',
  setup(build) {
    build.onResolve({ filter: /^maplibre-gl$/ }, () => ({
      path: `./${manifest['maplibre-gl.mjs']}`,
      external: true,
    }));
  },
};

async function buildNode(entryPoints, outdir) {
  if (entryPoints.length === 0) return;
  await esbuild.build({
    absWorkingDir: root,
    entryPoints,
    outdir: at(outdir),
    bundle: true,
    platform: 'node',
    target: ['node26'],
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outExtension: { '.js': '.mjs' },
    logLevel: 'silent',
  });
}

async function dropOldAssets() {
  const wanted = new Set(Object.values(manifest).flatMap((name) => [name, `${name}.gz`, `${name}.br`]));
  wanted.add('manifest.json');
  for (const name of await readdir(assetsDir)) {
    if (!wanted.has(name) && !name.endsWith('.part')) await rm(join(assetsDir, name), { force: true });
  }
}

async function buildAssets() {
  await mkdir(assetsDir, { recursive: true });
  await copyStatic();
  const [scripts, compiled] = await Promise.all([buildClient(), buildStyles()]);
  await put(join(assetsDir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await dropOldAssets();
  const styles = compiled ? 'compiled' : 'unchanged';
  return `${scripts} browser scripts, ${Object.keys(manifest).length} static files (styles ${styles})`;
}

async function buildEntryPoints() {
  const mains = ['web', 'worker', 'cli'].map((name) => `src/main/${name}.ts`);
  const present = mains.filter((file) => existsSync(at(file)));
  const benches = globSync('bench/*.ts', { cwd: root }).filter(isEntry);
  await Promise.all([buildNode(present, 'dist/main'), buildNode(benches, 'dist/bench')]);
  return `${present.length} entry points, ${benches.length} benchmarks`;
}

// Tests of pages need the assets alone: `--assets` leaves the entry points as they are.
const parts = process.argv.includes('--assets') ? [buildAssets()] : [buildEntryPoints(), buildAssets()];
const built = await Promise.allSettled(parts);
await esbuild.stop();
const failures = built.filter(({ status }) => status === 'rejected');
if (failures.length > 0) {
  for (const { reason } of failures) console.error(`the build failed: ${reason.message}`);
  process.exitCode = 1;
} else {
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  console.log(`built ${built.map(({ value }) => value).join(', ')} in ${seconds} s`);
}
