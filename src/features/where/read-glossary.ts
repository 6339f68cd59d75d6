import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/config/project-root.ts';
import { parseGlossary } from './rules/glossary.ts';
import type { Term } from './types.ts';

let terms: Term[] | undefined;

/** Every entry of docs/glossary.md, read once in the life of the process: it changes only with the program. */
export function readGlossary(): readonly Term[] {
  terms ??= parseGlossary(readFileSync(join(projectRoot, 'docs/glossary.md'), 'utf8'));
  return terms;
}
