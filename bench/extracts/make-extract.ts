import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { makeCounty } from '../../src/demo/index.ts';

/** Rows of the police extract of the county at its own size, a little fewer than there are. */
const rowsAtScaleOne = 12_500;

/**
 * The fictional police's extract with so many rows, made from a seed, or as it was made before. Its people, places and bad
 * rows come at the rates of the demonstration.
 *
 * @returns its path
 */
export async function makeExtract(
  folder: string,
  rows: number,
  seed: number,
  say: (line: string) => void,
): Promise<string> {
  const path = join(folder, `police-incidents-${rows}-seed-${seed}.csv`);
  if (existsSync(path)) return path;
  say(`Making ${rows.toLocaleString('en-GB')} rows; this is done once and takes a few minutes.`);
  const county = join(folder, 'county');
  mkdirSync(county, { recursive: true });
  await makeCounty({ seed, scale: Math.ceil(rows / rowsAtScaleOne), outDir: county });
  const part = createWriteStream(`${path}.part`);
  let lines = 0;
  // No value of this extract holds a line end, so lines are rows.
  for await (const line of createInterface(
    createReadStream(join(county, 'extracts', 'police-incidents.csv')),
  )) {
    if (lines++ > rows) break;
    if (!part.write(`${line}\n`)) await new Promise((resolve) => part.once('drain', resolve));
  }
  part.end();
  await finished(part);
  if (lines <= rows) throw new Error(`only ${lines - 1} rows were made`);
  renameSync(`${path}.part`, path);
  rmSync(county, { recursive: true });
  return path;
}
