import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Logical name ("main.css") → the hashed name it was built under. */
export type Assets = Readonly<Record<string, string>>;

/** Reads what scripts/build.mjs wrote; throws when the build has not run. */
export function readAssets(assetsDir: string): Assets {
  return JSON.parse(readFileSync(join(assetsDir, 'manifest.json'), 'utf8')) as Assets;
}

/** The address a browser fetches `name` from. */
export function assetUrl(assets: Assets, name: string): string {
  const hashed = assets[name];
  if (!hashed) throw new Error(`no built asset is called ${name}`);
  return `/assets/${hashed}`;
}
