import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The folder that holds package.json. */
export const repository = join(import.meta.dirname, '../..');

/** Paths of the files under `folder` ("src"), from the repository, with forward slashes, in order of name. */
export function listFiles(folder: string): string[] {
  return readdirSync(join(repository, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(repository, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Paths of the modules under src; tests left out unless asked for. */
export function listModules({ tests = false } = {}): string[] {
  return listFiles('src').filter((path) => /\.tsx?$/.test(path) && (tests || !/\.test\.tsx?$/.test(path)));
}

export function readText(path: string): string {
  return readFileSync(join(repository, path), 'utf8');
}
