// node scripts/complete-lockfile.mjs: after `npm install SOMETHING` against a registry that lacks the programs of other
// systems, puts them back into package-lock.json, so that `npm ci` accepts it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listMissingEntries } from './lockfile.mjs';
import { root } from './tools.mjs';

const file = join(root, 'package-lock.json');
const lockfile = JSON.parse(readFileSync(file, 'utf8'));
const missing = listMissingEntries(lockfile.packages);
const entries = Object.entries({ ...lockfile.packages, ...missing });
lockfile.packages = Object.fromEntries(entries.sort(([one], [other]) => one.localeCompare(other, 'en')));
writeFileSync(file, `${JSON.stringify(lockfile, null, 2)}\n`);
console.log(`${Object.keys(missing).length} entries were added to package-lock.json.`);
