import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { importAreaFiles, addSourceFile, landFiles } from '../src/main/verbs/data-in.ts';
import { doctor, describeFindings } from '../src/main/verbs/doctor.ts';
import { setUp } from '../src/main/verbs/set-up.ts';
import { addUser } from '../src/main/verbs/users.ts';
import { withInstallation } from '../src/main/verbs/verb.ts';
import { ok, type Result } from '../src/kernel/result.ts';
import { projectRoot } from '../src/platform/config/project-root.ts';
import { withAdmin } from '../src/platform/postgres/connect.ts';

/*
 * County Durham and Darlington for real: the 2011 boundaries and the twelve Durham months of 2025 from police.uk, landed
 * by the product's own commands into an installation of its own, then counted against the files' own lines and against
 * an independent count of each LSOA. Data: COMMONWEAL_DATA (default ../shared/data), Open Government Licence v3.0.
 */
const data = resolve(process.env['COMMONWEAL_DATA'] ?? join(projectRoot, '..', 'shared', 'data'), 'spatial');
const steward = 'steward@example.org';
const attribution = 'Contains OS, ONS data © Crown copyright and database right 2016';

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.message}`);
  return result.value;
}

/** Data lines of the files themselves: no line break stands within a value of them. */
function linesOf(paths: readonly string[]): { rows: number; asb: number } {
  const lines = paths.flatMap((path) =>
    gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split(/\r?\n/).slice(1),
  );
  return { rows: lines.length, asb: lines.filter((line) => line.includes(',Anti-social behaviour,')).length };
}

interface Counted {
  fates: { read: number; accepted: number; quarantined: number; duplicate: number; superseded: number };
  asb: number;
  unclassified: number;
  crime: number;
  unplaced: number;
  outside: number;
  byLsoa: Map<string, number>;
}

function count(): Promise<Result<Counted>> {
  return withInstallation(({ database }) =>
    withAdmin({ ...database.admin, database: database.server.database }, async (admin) => {
      const one = async <T>(sql: string): Promise<T> => (await admin.query(sql)).rows[0] as T;
      const fates = await one<Counted['fates']>(
        'select sum(read_rows)::int as read, sum(accepted)::int as accepted, sum(quarantined)::int as quarantined, sum(duplicate)::int as duplicate, sum(superseded)::int as superseded from extract',
      );
      const kinds = await one<Omit<Counted, 'fates' | 'byLsoa'>>(
        `select count(*) filter (where kind = 'asb')::int as asb, count(*) filter (where kind = 'asb' and nsir = 'unclassified')::int as unclassified,
           count(*) filter (where kind = 'crime')::int as crime, count(*) filter (where kind = 'asb' and easting is null)::int as unplaced,
           count(*) filter (where kind = 'asb' and easting is not null and lsoa_no is null)::int as outside from incident_report`,
      );
      const { rows } = await admin.query<{ code: string; n: number }>(
        "select a.code, count(*)::int as n from incident_report r join area a on a.no = r.lsoa_no where r.kind = 'asb' group by 1",
      );
      return ok({ fates, ...kinds, byLsoa: new Map(rows.map(({ code, n }) => [code, n])) });
    }),
  );
}

async function main(): Promise<void> {
  if (!existsSync(data)) return void console.log(`skipped: there is no data in ${data}`);
  const folder = mkdtempSync(join(tmpdir(), 'cw-durham-'));
  chmodSync(folder, 0o711);
  process.env['COMMONWEAL_FOLDER'] = folder;
  process.env['COMMONWEAL_LOG'] = 'error';
  try {
    const began = performance.now();
    must(
      await setUp({
        partner: 'police',
        partnerName: 'Durham Constabulary',
        kind: 'police',
        email: 'admin@example.org',
        name: 'Administrator',
      }),
    );
    must(
      await addUser({
        email: steward,
        name: 'Steward',
        partner: 'police',
        may: 'data-steward',
        as: 'admin@example.org',
      }),
    );
    const boundaries = (kind: string) =>
      ['E06000047', 'E06000005'].map((code) => join(data, 'boundaries', `${kind}_${code}.geojson`));
    const lsoas = must(
      await importAreaFiles(boundaries('lsoa_2011'), {
        as: steward,
        kind: 'lsoa',
        code: 'LSOA11CD',
        areaName: 'LSOA11NM',
        attribution,
      }),
    );
    const wards = must(
      await importAreaFiles(boundaries('wards_2011'), {
        as: steward,
        kind: 'ward',
        code: 'WD13CD',
        areaName: 'WD13NM',
        attribution,
      }),
    );
    must(await addSourceFile(join(projectRoot, 'mappings', 'police-uk-street.yaml'), { as: steward }));
    const files = readdirSync(join(data, 'police-uk'))
      .filter((name) => /^2025-\d\d-durham-street\.csv\.gz$/.test(name))
      .sort();
    const paths = files.map((name) => join(data, 'police-uk', name));
    must(await landFiles(paths, { as: steward, source: 'police-uk-street' }));
    const counted = must(await count());
    const own = linesOf(paths);
    const { fates } = counted;
    console.log(
      `${files.length} months, ${lsoas.read} LSOAs and ${wards.read} wards landed in ${((performance.now() - began) / 1000).toFixed(0)} s`,
    );
    console.log(
      `rows: ${own.rows} lines in the files; ${fates.read} read = ${fates.accepted} accepted + ${fates.quarantined} quarantined + ${fates.duplicate} duplicate + ${fates.superseded} superseded`,
    );
    console.log(
      `anti-social behaviour: ${own.asb} lines in the files; ${counted.asb} listed, ${counted.unclassified} of them unclassified; crimes kept as crime: ${counted.crime}`,
    );
    console.log(`ASB without a point: ${counted.unplaced}; outside the areas: ${counted.outside}`);
    compare(counted.byLsoa);
    console.log(describeFindings(must(await doctor())));
    if (own.rows !== fates.read || own.asb !== counted.asb) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compare(byLsoa: ReadonlyMap<string, number>): void {
  const [head = '', ...lines] = readFileSync(
    join(data, 'reference', 'durham_lsoa_asb2025_gistar.csv'),
    'utf8',
  )
    .trim()
    .split(/\r?\n/);
  const columns = head.split(',').map((name) => name.replaceAll('"', ''));
  const [code, asb] = [
    columns.findIndex((name) => /^(lsoa|code|lsoa11cd)/i.test(name)),
    columns.indexOf('asb_2025'),
  ];
  const wanted = lines.map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')));
  const different = wanted.filter((row) => (byLsoa.get(row[code]!) ?? 0) !== Number(row[asb]));
  console.log(`ASB by LSOA: ${wanted.length} in the reference, ${different.length} different`);
  for (const row of different.slice(0, 20))
    console.log(`  ${row[code]}: ${byLsoa.get(row[code]!) ?? 0} here, ${row[asb]} there`);
  if (different.length > 0) process.exitCode = 1;
}

await main();
