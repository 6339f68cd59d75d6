import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from './fault.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { runChild } from './run-child.mjs';

const INPUTS = ['src', 'bench', 'scripts/build.mjs', 'package-lock.json', 'tsconfig.json'];
const STAMP = 'dist/.built-from';

/**
 * Builds `dist/`, unless it was built from the files that are there now.
 *
 * @param {{ root: string, node: string, env: NodeJS.ProcessEnv, say: (line: string) => void, force?: boolean }} options
 */
export async function buildWhenNeeded({ root, node, env, say, force = false }) {
  if (!force && isBuilt(root)) return;
  await oneAtATime(
    join(root, '.commonweal', 'build.lock'),
    () => say('Another start is building; waiting for it.'),
    async () => {
      if (!force && isBuilt(root)) return;
      // Before the build, so that a file changed meanwhile makes the next start build again.
      const mark = markSources(root);
      const code = await runChild(node, [join(root, 'scripts/build.mjs')], { env });
      if (code !== 0) throw new Fault('The program could not be built; the reason is above.', code);
      mkdirSync(join(root, 'dist'), { recursive: true });
      writeFileSync(join(root, STAMP), mark);
    },
  );
}

/** @param {string} root */
export function isBuilt(root) {
  const stamp = join(root, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === markSources(root);
}

/** A mark that changes with any source's name, size or time; tests are not part of the program. */
export function markSources(root) {
  const hash = createHash('sha256');
  for (const input of INPUTS) addTo(hash, root, input);
  return hash.digest('hex');
}

function addTo(hash, root, path) {
  const status = statSync(join(root, path), { throwIfNoEntry: false });
  if (!status) return;
  if (status.isDirectory()) {
    for (const name of readdirSync(join(root, path)).sort()) addTo(hash, root, `${path}/${name}`);
  } else if (!/\.test\.tsx?$/u.test(path)) {
    hash.update(`${path} ${status.size} ${status.mtimeMs}\n`);
  }
}
