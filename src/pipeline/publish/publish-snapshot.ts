import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Ctx } from '../../kernel/use-case.ts';
import { openAnalysis } from '../../platform/duckdb/index.ts';
import { copyFrom } from '../../platform/postgres/copy.ts';

/**
 * Columns of the analysis snapshot: no names, no contacts, no free text, no exact point. `joined` says that the incident has
 * other reports, so that incidents are counted by looking for the same one among those alone; it is shown to nobody.
 */
const selection = `select r.report_id as report, r.incident_no as incident, r.partner_no as partner, r.handling, r.regime, r.source_no as source, r.kind, r.nsir, r.category,
  coalesce(r.channel, '') as channel, r.told_at as told, r.told_precision as told_precision,
  (r.told_at at time zone 'Europe/London')::date as day, extract(hour from r.told_at at time zone 'Europe/London')::int as hour,
  r.ward_no as ward, r.lsoa_no as lsoa, (round(r.easting / 100) * 100)::int as easting, (round(r.northing / 100) * 100)::int as northing,
  (r.closed_at is not null) as closed, (r.report_count > 1) as joined`;

const columns = `{'report': 'UUID', 'incident': 'BIGINT', 'partner': 'SMALLINT', 'handling': 'VARCHAR', 'regime': 'VARCHAR', 'source': 'INTEGER', 'kind': 'VARCHAR',
  'nsir': 'VARCHAR', 'category': 'VARCHAR', 'channel': 'VARCHAR', 'told': 'TIMESTAMPTZ', 'told_precision': 'VARCHAR', 'day': 'DATE', 'hour': 'INTEGER',
  'ward': 'INTEGER', 'lsoa': 'INTEGER', 'easting': 'INTEGER', 'northing': 'INTEGER', 'closed': 'BOOLEAN', 'joined': 'BOOLEAN'}`;

const memoryMb = 512;

export interface Snapshot {
  fileName: string;
  rows: number;
}

/**
 * Writes the published list as Parquet, sorted by time, for dashboards and analysis. The new file appears whole or not at
 * all; the old one stays for a while, for those who are reading it.
 *
 * @param folder the installation's folder of snapshots
 */
export async function publishSnapshot(ctx: Ctx, folder: string): Promise<Snapshot> {
  const name = randomUUID();
  const analysis = await openAnalysis({ folders: [folder], memoryMb, threads: 2 });
  const [rowsPath, partPath, fileName] = [
    join(folder, `${name}.csv`),
    join(folder, `${name}.part`),
    `${name}.parquet`,
  ];
  try {
    const file = await open(rowsPath, 'wx', 0o600);
    const rows = await copyFrom(
      ctx.db,
      `copy (${selection} from incident_report r) to stdout (format csv, header)`,
      async (part) => void (await file.write(part)),
    );
    await file.close();
    await analysis.run(`copy (select * from read_csv('${rowsPath}', header = true, columns = ${columns}, nullstr = '') order by told nulls first, report)
      to '${partPath}' (format parquet, compression zstd)`);
    const written = await open(partPath, 'r');
    await written.sync();
    await written.close();
    await rename(partPath, join(folder, fileName));
    await retireOthers(ctx, folder, fileName);
    await sql`insert into snapshot (file_name, row_count, data_cut) values (${fileName}, ${rows}, now())`.execute(
      ctx.db,
    );
    return { fileName, rows };
  } finally {
    analysis.close();
    await rm(rowsPath, { force: true });
    await rm(partPath, { force: true });
  }
}

/** A file that was retired before is nobody's any more; one retired now may still be read. */
async function retireOthers(ctx: Ctx, folder: string, fileName: string): Promise<void> {
  const { rows } = await sql<{
    file_name: string;
  }>`select file_name from snapshot where retired_at is not null`.execute(ctx.db);
  for (const { file_name } of rows) await rm(join(folder, file_name), { force: true });
  await sql`delete from snapshot where retired_at is not null`.execute(ctx.db);
  await sql`update snapshot set retired_at = now() where retired_at is null and file_name <> ${fileName}`.execute(
    ctx.db,
  );
}
