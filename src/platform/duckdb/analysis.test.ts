import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAnalysis, type Analysis } from './index.ts';

let folder: string;
let analysis: Analysis;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cw-analysis-o'clock-"));
  writeFileSync(join(folder, 'outside.csv'), 'a\n1\n');
  analysis = await openAnalysis({ folders: [join(folder, 'snapshots')], memoryMb: 256, threads: 2 });
});
afterAll(() => {
  analysis.close();
  rmSync(folder, { recursive: true });
});

describe('the analysis engine', () => {
  it('gives counts as numbers and takes values as parameters', async () => {
    const rows = await analysis.rows(
      "select count(*) n, $word w, date '2025-03-01' d, sum(range)::double s from range(10)",
      { word: "O'Brien" },
    );
    expect(rows).toEqual([{ n: 10, w: "O'Brien", d: '2025-03-01', s: 45 }]);
  });

  it('writes and reads files in its own folder', async () => {
    const file = join(folder, 'snapshots', 'a.parquet').replaceAll("'", "''");
    await analysis.run(
      `copy (select range n from range(1000)) to '${file}' (format parquet, compression zstd)`,
    );
    expect(await analysis.rows(`select sum(n)::int total from read_parquet('${file}')`)).toEqual([
      { total: 499_500 },
    ]);
    expect(readdirSync(join(folder, 'snapshots'))).toEqual(['a.parquet']);
  });

  it.each([
    ['a file beside its folder', "select * from read_csv('FOLDER/outside.csv')"],
    ['a file reached by climbing', "select * from read_csv('FOLDER/snapshots/../outside.csv')"],
    ['writing elsewhere', "copy (select 1) to 'FOLDER/elsewhere.csv'"],
    ['another database', "attach 'FOLDER/other.db'"],
    ['the network', "select * from read_csv('http://127.0.0.1:9/x.csv')"],
    ['an extension to be fetched', 'install spatial'],
    ['an extension to be loaded', 'load spatial'],
    ['more memory than it was given', "set memory_limit = '100GB'"],
    ['opening itself up', 'set enable_external_access = true'],
  ])('refuses %s', async (_, statement) => {
    await expect(analysis.rows(statement.replace('FOLDER', folder.replaceAll("'", "''")))).rejects.toThrow();
  });
});
