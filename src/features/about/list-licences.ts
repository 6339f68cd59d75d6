import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/config/project-root.ts';

export interface PackageLicence {
  name: string;
  version: string;
  /** As the package states it, by its SPDX name: "MIT". */
  licence: string;
}

let known: PackageLicence[] | undefined;

/** The packages that the program itself asks for and that are installed here, each with the licence it states; read once. */
export function listLicences(): PackageLicence[] {
  known ??= read();
  return known;
}

interface Manifest {
  name: string;
  version: string;
  license?: string;
  dependencies?: Record<string, string>;
}

function read(): PackageLicence[] {
  const names = Object.keys(manifestOf(projectRoot).dependencies ?? {}).sort();
  return names
    .map((name) => join(projectRoot, 'node_modules', name))
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map((folder) => {
      const { name, version, license } = manifestOf(folder);
      return { name, version, licence: license ?? 'stated in its own files' };
    });
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}
