import { readdirSync, readFileSync } from 'node:fs';
import { projectRoot } from '../../platform/config/project-root.ts';

const mappingsFolder = `${projectRoot}/mappings`;

/** The text of every mapping file that comes with the program, by its source's code. */
export function shippedMappings(folder = mappingsFolder): Map<string, string> {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  return new Map(
    names.map((name) => [name.replace(/\.yaml$/, ''), readFileSync(`${folder}/${name}`, 'utf8')]),
  );
}
