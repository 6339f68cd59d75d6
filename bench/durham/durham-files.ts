import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Where the open data lies: COMMONWEAL_DATA, or shared/data beside the repository. */
export function dataFolder(): string {
  return resolve(process.env['COMMONWEAL_DATA'] ?? join(repository, '../shared/data'));
}

export interface DurhamFiles {
  /** The twelve months of 2025 as published, packed. */
  months: string[];
  wards: string[];
  lsoas: string[];
  /** Anti-social behaviour in each LSOA, counted by another program. */
  reference: string;
}

/** @returns undefined where not all of them are there */
export function durhamFiles(folder = dataFolder()): DurhamFiles | undefined {
  const within = (path: string) => join(folder, 'spatial', path);
  const districts = ['E06000047', 'E06000005'];
  const files: DurhamFiles = {
    months: Array.from({ length: 12 }, (_, at) =>
      within(`police-uk/2025-${String(at + 1).padStart(2, '0')}-durham-street.csv.gz`),
    ),
    wards: districts.map((code) => within(`boundaries/wards_2011_${code}.geojson`)),
    lsoas: districts.map((code) => within(`boundaries/lsoa_2011_${code}.geojson`)),
    reference: within('reference/durham_lsoa_asb2025_gistar.csv'),
  };
  return Object.values(files)
    .flat()
    .every((path) => existsSync(path as string))
    ? files
    : undefined;
}

export interface OwnLines {
  rows: number;
  antiSocial: number;
  withoutPoint: number;
}

/** What a month's file says of itself, counted from its lines without any of the pipeline. */
export function ownLines(path: string): OwnLines {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split(/\r?\n/).slice(1);
  return {
    rows: lines.length,
    antiSocial: lines.filter((line) => line.includes(',Anti-social behaviour,')).length,
    // Crime ID, month, two forces, then longitude and latitude: nothing before them is ever quoted.
    withoutPoint: lines.filter((line) => line.split(',')[4] === '').length,
  };
}

const bare = (cell: string) => cell.replaceAll('"', '');

/** LSOA code → anti-social behaviour in 2025, as the reference has it. */
export function referenceCounts(path: string): Map<string, number> {
  const [header, ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  const columns = header!.split(',').map(bare);
  const [code, count] = [columns.indexOf('LSOA11CD'), columns.indexOf('asb_2025')];
  return new Map(
    lines.map((line) => {
      const cells = line.split(',').map(bare);
      return [cells[code]!, Number(cells[count])];
    }),
  );
}
